import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { SafeHtml } from '../article/types.ts';
import { reachScrollers } from './scrollers.ts';

type Props = {
  readonly html: SafeHtml;
  readonly className?: string | undefined;
  readonly part?: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
};

let trusted: (html: SafeHtml) => unknown = (html) => html;

/** Under a Trusted Types policy: says how clean HTML becomes a `TrustedHTML`. Called once, before anything is drawn. */
export function setTrustedHtml(make: (html: SafeHtml) => unknown): void {
  trusted = make;
}

/** The one place where HTML from outside enters a page. It takes nothing but what a sanitizer made. */
export function RawHtml({ html, ...rest }: Props): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  // Each TrustedHTML is another object, and React writes `innerHTML` anew for another object: with every drawing of the
  // page a selection, an opened note, a playing film would be gone.
  const clean = useMemo(() => trusted(html) as string, [html]);
  useEffect(() => (root.current ? reachScrollers(root.current) : undefined), []);
  return <div ref={root} data-text="" {...rest} dangerouslySetInnerHTML={{ __html: clean }} />;
}
