import type { Letter } from '../drafts/letter.ts';
import type { FieldName, Fields } from '../drafts/record.ts';
import type { Draft } from '../drafts/sheet.ts';

/** One thing that the reader has written: a draft or a posted comment. */
export type Written = {
  /** Of a letter its id, of a draft its article's. */
  readonly key: string;
  readonly kind: 'draft' | 'letter';
  readonly state: 'draft' | Letter['state'];
  readonly article: { readonly id: string; readonly slug: string; readonly title: string };
  readonly fields: Fields;
  /** ISO 8601. */
  readonly at: string;
  /** Texts that another tab holds against those in `fields`. */
  readonly others?: Partial<Record<FieldName, string>>;
};

/** Drafts and letters in one list, the one written last first. */
export function writtenOf(drafts: readonly Draft[], letters: readonly Letter[]): Written[] {
  const all = [...drafts.map(ofDraft), ...letters.map(ofLetter)];
  return all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function ofDraft({ articleId, slug, title, fields, conflicts, updatedAt }: Draft): Written {
  const others = Object.fromEntries(Object.entries(conflicts).map(([name, { theirs }]) => [name, theirs]));
  const article = { id: articleId, slug, title };
  return { key: articleId, kind: 'draft', state: 'draft', article, fields, at: updatedAt, others };
}

function ofLetter({ id, state, article, fields, postedAt, settledAt }: Letter): Written {
  return { key: id, kind: 'letter', state, article, fields, at: settledAt ?? postedAt };
}

/** All of it as a file: JSON, in which every character comes back as it was typed. */
export function exportOf(written: readonly Written[]): Blob {
  const texts = written.map(({ article, state, at, fields, others = {} }) => ({
    article,
    state,
    at,
    ...fields,
    ...(Object.keys(others).length > 0 && { others }),
  }));
  return new Blob([JSON.stringify({ drafts: texts }, null, 2)], { type: 'application/json' });
}
