import { deleteDB } from 'idb';
import { afterEach, beforeEach } from 'vitest';
import { createDrafts, type Drafts } from '../../src/drafts/drafts.ts';
import { type Connection, connect } from '../../src/store/connection.ts';

export const article = { id: 'https://example.org/a', slug: 'a', title: 'On reading' };

export type Tab = { readonly drafts: Drafts; readonly connection: Connection };

const tabs: Tab[] = [];

beforeEach(async () => {
  await deleteDB('carrel:/');
});

afterEach(() => {
  for (const tab of tabs.splice(0)) closeTab(tab);
});

/** A tab of the reader that has just been opened. */
export function startTab(base = '/'): Tab {
  const connection = connect(base);
  const tab = { drafts: createDrafts(connection), connection };
  tabs.push(tab);
  return tab;
}

/** A tab that has read what is on the disk. */
export async function openTab(base?: string): Promise<Tab> {
  const tab = startTab(base);
  await tab.drafts.whenLoaded;
  return tab;
}

export function closeTab({ drafts, connection }: Tab): void {
  drafts.close();
  connection.close();
}

/** Until the draft store says something for which this holds. */
export async function until(drafts: Drafts, holds: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!holds()) return;
      end();
      resolve();
    };
    const end = drafts.subscribe(look);
    look();
  });
}

export function commentIn({ drafts }: Tab): string | undefined {
  return drafts.draftOf(article.id)?.fields.comment;
}

/** The texts of the comment on the disk, one for each tab that keeps one. */
export async function commentsOnDisk(): Promise<unknown[]> {
  const connection = connect('/');
  const rows = await (await connection.open()).getAll('drafts');
  connection.close();
  return rows.map((row) => (row.draft as { fields: { comment?: { value: unknown } } }).fields.comment?.value);
}
