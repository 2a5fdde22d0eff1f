import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { checkBundle } from '../../src/article/check.ts';
import { isObject } from '../../src/article/fields.ts';
import type { Entry, Found, Source } from '../../src/publish/sources/entry.ts';
import { openSource } from '../../src/publish/sources/open.ts';
import { WrongCommand } from '../../src/publish/world.ts';
import { data } from '../data.ts';
import { carrel, readJson, workplace } from './carrel.ts';

/** Some of these feeds go on at addresses that this machine may have to wait for. */
vi.setConfig({ testTimeout: 60_000 });

const root = data === undefined ? undefined : join(data, 'rss-atom');
const filesOf = (folder: string) =>
  root === undefined ? [] : readdirSync(join(root, folder)).filter((name) => name.endsWith('.xml'));
const read = async (folder: string, name: string) =>
  (await openSource(name, join(root ?? '', folder), undefined, { timezone: 'UTC' }))[0];

const entries = (source: Source | undefined): Entry[] => source?.found.flatMap(({ entry }) => entry ?? []) ?? [];
const notes = (found: readonly Found[]) => found.flatMap((one) => (one.left ? [] : one.notes));

/** Feeds of a kind that is not among ours. */
const OTHERS = ['wellformed__base__cdf_item_abstract_xml_base.xml'];
/** The one with an item in which there is nothing but a date on which it ends. */
const NOTHING = ['wellformed__rss__item_expirationDate.xml'];

test.skipIf(!data)('the shared feeds are all here', () => {
  expect(filesOf('wellformed').length).toBeGreaterThan(100);
  expect(filesOf('broken').length).toBeGreaterThan(30);
});

for (const name of filesOf('wellformed')) {
  test(`${name} is read`, async () => {
    if (OTHERS.includes(name)) return await expect(read('wellformed', name)).rejects.toThrow(WrongCommand);
    const source = await read('wellformed', name);
    expect(source).toBeDefined();
    expect(source?.failed).toBeUndefined();
    expect(notes(source?.found ?? []).some(({ effect }) => effect === 'refused')).toBe(NOTHING.includes(name));
  });
}

for (const name of filesOf('broken')) {
  test(`${name} is read, or says why not`, async () => {
    const source = await read('broken', name).catch((error: unknown) => {
      if (error instanceof WrongCommand) return error;
      throw error;
    });
    if (source instanceof WrongCommand) return expect(source.sentences[0]).toContain(name);
    if (!source?.failed) return expect(source).toBeDefined();
    expect(entries(source)).toEqual([]);
    expect(notes(source.found)).toEqual([{ effect: 'refused', text: expect.stringMatching(/^(?:is|does) /) }]);
  });
}

type Claim = { readonly path: readonly (string | number)[]; readonly equals: unknown };
type Row = { readonly file: string; readonly expect?: { readonly asserts: readonly Claim[] } };

const squeeze = (text: unknown) =>
  String(text ?? '')
    .replace(/<\/?p>|<br>/g, ' ')
    .replace(/&(?:lt|#60);/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&(?:quot|#39);/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/"/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

type Ours = (entry: Entry | undefined, source: Source | undefined) => unknown;

/** What we have for a name of feedparser's. What is not here, a reader of articles has no use for. */
const OURS: Readonly<Record<string, Ours>> = {
  'feed.title': (_entry, source) => source?.title,
  'entries.0.title': (entry) => entry?.title,
  'entries.0.description': (entry) => entry?.html,
  'entries.0.summary': (entry) => entry?.summary ?? entry?.html,
  'entries.0.content.0.value': (entry) => entry?.html,
  'entries.0.link': (entry) => entry?.original,
  'entries.0.id': (entry) => entry?.id,
  'entries.0.guid': (entry) => entry?.id,
  'entries.0.published': (entry) => entry?.published,
  'entries.0.author': (entry) => entry?.authors[0]?.name,
  'entries.0.authors.0.name': (entry) => entry?.authors[0]?.name,
  'entries.0.authors.1.name': (entry) => entry?.authors[1]?.name,
  'entries.0.author_detail.name': (entry) => entry?.authors[0]?.name,
  'entries.0.category': (entry) => entry?.tags[0],
  'entries.0.tags.0.term': (entry) => entry?.tags[0],
  'entries.0.language': (entry) => entry?.language,
  'entries.0.content.0.language': (entry) => entry?.language,
  'entries.0.enclosures.0.url': (entry) => entry?.attachments[0]?.url ?? entry?.picture?.address,
  'entries.0.image.href': (entry) => entry?.picture?.address,
  'entries.0.content.0.base': (entry) => (entry?.home.kind === 'web' ? entry.home.address : undefined),
};

/** Where we mean something else than feedparser, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'wellformed__atom10__entry_title_escaped_markup.xml': 'titles are plain text here',
  'wellformed__atom10__entry_title_inline_markup.xml': 'titles are plain text here',
  'wellformed__atom10__entry_category_term.xml': 'a category is shown by its label, where it has one',
  'wellformed__namespace__rss2.0mathml.xml': 'attributes stay in their order, and namespaces are not declared anew',
  'wellformed__namespace__atommathml.xml': 'attributes stay in their order, and namespaces are not declared anew',
  'wellformed__namespace__rss2.0svgtitle.xml': 'attributes stay in their order',
  'wellformed__namespace__atomsvgdesc.xml': 'attributes stay in their order',
};

const rows = root === undefined ? [] : (readJson(root, 'index.json') as Row[]);

/** Shared claims about what we use, one a row. */
const claims = rows.flatMap(({ file, expect: expected }) => {
  const [folder = '', name = ''] = file.split('/');
  const ours = folder === 'wellformed' && !OTHERS.includes(name) && !(name in DIFFERENT);
  return (ours ? (expected?.asserts ?? []) : []).flatMap(({ path, equals }) => {
    const key = path.join('.');
    const get = OURS[key];
    return get === undefined ? [] : [{ name, key, get, equals }];
  });
});

describe('feeds as feedparser reads them', () => {
  test.skipIf(!data)('are claimed about by the hundred', () => expect(claims.length).toBeGreaterThan(50));

  for (const { name, key, get, equals } of claims) {
    test(`${name}: ${key}`, async () => {
      const source = await read('wellformed', name);
      const value = get(entries(source)[0], source);
      if (key.endsWith('published')) expect(Date.parse(String(value))).toBe(Date.parse(String(equals)));
      else expect(squeeze(value)).toContain(squeeze(equals));
    });
  }
});

for (const folder of root === undefined ? [] : ['wellformed', 'feedsmith-references']) {
  test(`an edition of all of ${folder} is valid, and counts what it found`, async () => {
    const place = workplace();
    const { out } = await carrel(place, 'publish', join(root ?? '', folder), '--out', 'site', '--json');
    const { articles } = JSON.parse(out) as { articles: Record<'found' | 'published' | 'refused' | 'other', number> };
    expect(articles.published + articles.refused + articles.other).toBe(articles.found);
    const edition = readJson(place, 'site/edition.json');
    const packs = isObject(edition) && Array.isArray(edition['packs']) ? edition['packs'] : [];
    expect(packs.length).toBeGreaterThan(0);
    for (const { url } of packs as { url: string }[])
      expect(checkBundle(readJson(place, 'site', url)).problems).toEqual([]);
  });
}
