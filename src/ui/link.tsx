import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import { Anchor, type LinkComponent, type LinkProps } from './anchor.tsx';

const LinkContext = createContext<LinkComponent>(Anchor);

/** Gives everything inside the links of a router; without it they are plain anchors. */
export function LinkProvider(props: { readonly link: LinkComponent; readonly children: ReactNode }): ReactElement {
  return <LinkContext value={props.link}>{props.children}</LinkContext>;
}

/** A link within the edition. */
export function Link(props: LinkProps): ReactElement {
  return createElement(useContext(LinkContext), props);
}
