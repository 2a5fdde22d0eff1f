import { createElement, type HTMLAttributes, type ReactElement } from 'react';
import type { HeadingLevel } from './entry.ts';

/** A heading whose level the place decides. */
export function Heading(props: HTMLAttributes<HTMLHeadingElement> & { readonly level: HeadingLevel }): ReactElement {
  const { level, ...rest } = props;
  return createElement(`h${level}`, rest);
}
