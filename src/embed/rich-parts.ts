import type { Article } from '../article/types.ts';
import { late } from './late.ts';

export type Rich = typeof import('./rich.ts');

let rich: Rich | undefined;

/** HTML that the usual styles do not cover; and letters of the scripts that have styles of their own. */
const RARE =
  /<(?:a(?:udio|side)|cite|code|details|dl|em|fig|h[4-6r]|i[m>]|kbd|mark|math|pre|ruby|samp|su[bp]|table|tt|video)|"#|[\u0590-\u1fff\u2e80-\ufdff]/;

/** What such an article needs beyond the element's script; undefined for all others. */
export async function richFor(article: Article, html: string): Promise<Rich | undefined> {
  const { title, summary, image, bannerImage, attachments } = article;
  if (!image && !bannerImage && !attachments[0] && !RARE.test(`${title}${summary}${html}`)) return undefined;
  return loadRich();
}

export async function loadRich(): Promise<Rich> {
  rich ??= await late(import('./rich.ts'));
  return rich;
}

/** These stand in for the pieces of the same names: there is something to show only where their code has come. */
export const Attachments: Rich['Attachments'] = (props) => rich?.Attachments(props) ?? null;
export const LeadPicture: Rich['LeadPicture'] = (props) => rich?.LeadPicture(props) ?? null;
export const reachScrollers: Rich['reachScrollers'] = (root) => rich?.reachScrollers(root) ?? (() => {});
