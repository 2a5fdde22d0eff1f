import { escapeHtml } from '../../../article/text.ts';
import type { Note } from '../entry.ts';
import type { Surrounding } from './surrounding.ts';

/** `[name key="value" listed]inner[/name]` */
export type Shortcode = {
  readonly name: string;
  readonly named: ReadonlyMap<string, string>;
  readonly listed: readonly string[];
  /** Empty where it does not enclose anything. */
  readonly inner: string;
};

export type Expanded = { readonly html: string; readonly notes?: readonly Note[] };

/** Makes HTML of one kind of shortcode; undefined where this one cannot be made. */
export type Expand = (shortcode: Shortcode, around: Surrounding) => Expanded | undefined;

const PARAMETER = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|([^\s"']+)/g;

/** Settings by name and in order. `[youtube=https://…]` is read like `[youtube https://…]`. */
export function readParameters(text: string): Pick<Shortcode, 'named' | 'listed'> {
  const named = new Map<string, string>();
  const listed: string[] = [];
  const plain = text.replace(/^\s*=/, ' ').replace(/&#8221;|&#8243;|&#8220;|&quot;|[“”″]/g, '"');
  for (const [, key, double, single, bare, ...others] of plain.matchAll(PARAMETER)) {
    const value = (double ?? single ?? bare)?.trim();
    if (key !== undefined && value !== undefined && !/^https?$/i.test(key)) named.set(key.toLowerCase(), value);
    else listed.push(others.find((one) => one !== undefined) ?? `${key}=${value}`);
  }
  return { named, listed };
}

/** A setting as it may stand between quotation marks: what is escaped already stays so. */
export const quoted = (text: string) => escapeHtml(text).replace(/&amp;(#?\w+;)/g, '&$1');
