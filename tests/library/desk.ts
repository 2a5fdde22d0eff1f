import { deleteDB } from 'idb';
import { afterEach, beforeEach } from 'vitest';
import { createLibrary, type Library } from '../../src/library/library.ts';
import { type Connection, connect } from '../../src/store/connection.ts';

export type Tab = { readonly library: Library; readonly connection: Connection };

const tabs: Tab[] = [];

beforeEach(async () => {
  await deleteDB('carrel:/');
});

afterEach(() => {
  for (const { library, connection } of tabs.splice(0)) {
    library.close();
    connection.close();
  }
});

/** A tab of the reader with its own connection. */
export function openTab(base = '/'): Tab {
  const connection = connect(base);
  const tab = { library: createLibrary(connection.open, base), connection };
  tabs.push(tab);
  return tab;
}

export const address = 'https://example.org/bundles/a.json';

export function articleOf(name: string, item: Record<string, unknown> = {}) {
  const id = `https://example.org/${name}`;
  const raw = { id, title: `Title ${name}`, content_html: '<p>Text</p>', image: '../media/a.avif', ...item };
  return { id, slug: name, sha256: `hash of ${name}`, raw, address };
}

export function editionOf(name: string, ...pages: string[]) {
  return { format: 1, title: name, feed: pages.map((sha256) => ({ url: `feed/${name}.json`, sha256, count: 1 })) };
}

export function pageOf(name: string) {
  return { version: 'https://jsonfeed.org/version/1.1', title: name, items: [{ id: name, content_text: name }] };
}

/** 64 hex digits. */
export const hashOf = (digit: string) => digit.repeat(64);
