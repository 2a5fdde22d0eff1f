import type { Env, MarkdownIt } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { slugify } from '../../../article/slug.ts';
import { unused } from './headings.ts';

type NoteMeta = { readonly id: number; readonly subId?: number; readonly label?: string };
type Names = { readonly byNote: Map<number, string>; readonly taken: Set<string> };

/** Footnotes, numbered as they are called, whose ids (`fn-bayle`, `fnref-bayle`) come from the writer's own labels. */
export function footnotes(markdown: MarkdownIt): void {
  markdown.use(footnote);
  const { rules } = markdown.renderer;
  rules['footnote_ref'] = (tokens, index, _options, environment) => {
    const meta = tokens[index]?.meta as NoteMeta;
    const name = nameOf(meta, environment);
    return `<sup id="fnref-${name}${again(meta)}"><a href="#fn-${name}">${meta.id + 1}</a></sup>`;
  };
  rules['footnote_block_open'] = () => '<hr>\n<section>\n<ol>\n';
  rules['footnote_open'] = (tokens, index, _options, environment) =>
    `<li id="fn-${nameOf(tokens[index]?.meta as NoteMeta, environment)}">`;
  rules['footnote_anchor'] = (tokens, index, _options, environment) => {
    const meta = tokens[index]?.meta as NoteMeta;
    return ` <a href="#fnref-${nameOf(meta, environment)}${again(meta)}" title="${meta.id + 1}">\u21a9\uFE0E</a>`;
  };
}

const again = ({ subId = 0 }: NoteMeta) => (subId > 0 ? `-${subId + 1}` : '');

/** Kept with the text that is being read: the notes of one article have names of their own. */
const namesOf = new WeakMap<Env, Names>();
const NO_TEXT: Env = {};

function nameOf({ id, label = '' }: NoteMeta, environment: Env = NO_TEXT): string {
  const names = namesOf.get(environment) ?? { byNote: new Map(), taken: new Set() };
  namesOf.set(environment, names);
  const name = names.byNote.get(id) ?? unused(slugify(label) || String(id + 1), names.taken);
  names.byNote.set(id, name);
  return name;
}
