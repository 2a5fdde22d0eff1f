import type { AnchorHTMLAttributes, ComponentType, ReactElement } from 'react';

/** What every link of the house takes: an anchor's attributes, with `to` for the address. */
export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: string };
export type LinkComponent = ComponentType<LinkProps>;

/** A plain link, for pages without a router. */
export function Anchor({ to, children, ...rest }: LinkProps): ReactElement {
  return (
    <a href={to} {...rest}>
      {children}
    </a>
  );
}
