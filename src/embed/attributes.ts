import type { HeadingLevel } from '../ui/entry.ts';
import type { CarrelError, CarrelLoad } from './element.tsx';

/** What `<carrel-article>` takes beside what every element does, for JSX. */
export type CarrelArticleAttributes = {
  /** An article's address, its pointer (`oembed/<slug>.json`) or a bundle; relative ones mean the page. */
  readonly src?: string | undefined;
  /** `sha256-<base64>` of the bundle's bytes; another bundle is refused. */
  readonly integrity?: string | undefined;
  /** Keeps the article in the page's origin. Not `false`, which React 18 would write as an attribute that is there. */
  readonly keep?: true | '' | undefined;
  /** Level of the headline; 2 where it is left out. */
  readonly 'heading-level'?: HeadingLevel | `${HeadingLevel}` | undefined;
  /** On a ground of its own; where it is left out the page's `color-scheme` decides, and there is no ground. */
  readonly theme?: 'light' | 'dark' | undefined;
  /** The article stands there. From React 19; before it, `addEventListener`. */
  readonly 'oncarrel-load'?: ((event: CustomEvent<CarrelLoad>) => void) | undefined;
  /** It cannot be had. From React 19; before it, `addEventListener`. */
  readonly 'oncarrel-error'?: ((event: CustomEvent<CarrelError>) => void) | undefined;
};

/** @ts-ignore Where React's types are not installed, this and the line below say nothing. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** @ts-ignore */
      'carrel-article': import('react').DetailedHTMLProps<import('react').HTMLAttributes<HTMLElement>, HTMLElement> &
        CarrelArticleAttributes;
    }
  }
}
