import { languageOf, type Spoken } from '../language.ts';
import type { Note } from '../sources/entry.ts';
import { bringPictures, resolveAddresses, type Surroundings } from './addresses.ts';
import { markBlocks } from './block-language.ts';
import { orderHeadings } from './headings.ts';
import { removeUnshown } from './removed.ts';
import { readTree, writeTree } from './tree.ts';
import { summaryOf, textOf } from './words.ts';

/** An article's body, ready for its bundle. Its HTML is still to be cut to the allow-list by whoever shows it. */
export type Body = Spoken & {
  readonly html: string;
  readonly text: string;
  readonly summary?: string;
  readonly notes: readonly Note[];
};

/** What is said about the language of an article, outside its text. */
export type Said = {
  readonly title?: string | undefined;
  /** By the article itself. */
  readonly language?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** By the edition. */
  readonly edition?: string | undefined;
};

/** One pass over the tree: what no reader shows, headings, addresses; then its words and the languages they are in. */
export async function prepareBody(html: string, around: Surroundings, said: Said = {}): Promise<Body> {
  const tree = readTree(html);
  const removed = removeUnshown(tree);
  orderHeadings(tree);
  await bringPictures(tree, around);
  const notes = [...removed, ...resolveAddresses(tree, around)];
  const text = textOf(tree);
  const { language, dir: found } = languageOf(said.language, said.edition, `${said.title ?? ''} ${text}`);
  const dir = said.dir ?? found;
  markBlocks(tree, text, { language, dir });
  const summary = summaryOf(tree);
  return {
    html: writeTree(tree).trim(),
    text,
    ...(summary === undefined ? {} : { summary }),
    ...(language === undefined ? {} : { language }),
    dir,
    notes,
  };
}
