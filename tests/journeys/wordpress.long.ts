import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type ExportItem, readExport } from '../../src/publish/sources/wordpress/export.ts';
import { data } from '../data.ts';
import { root } from '../house/files.mjs';
import { startWordPress, type WordPress } from '../peers/wordpress.ts';
import { carrelBeside } from './command.ts';

/** WordPress's own test data where it is at hand, else our export. */
const content = data
  ? join(data, 'wordpress/wxr/themeunittestdata.wordpress.xml')
  : join(root, 'tests/fixtures/publish/wordpress/export.xml');

let wordpress: WordPress;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-wordpress-'));
  wordpress = await startWordPress();
});

test.afterAll(async () => {
  await wordpress?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a real WordPress gives the same articles by its address and by its export', async () => {
  const { items } = readExport(readFileSync(content));
  expect(wordpress.fill(items.map(atHome))).toBe(items.length);
  writeFileSync(join(folder, 'export.xml'), wordpress.exported());
  const byRest = await publish('rest', wordpress.address);
  const byFile = await publish('wxr', join(folder, 'export.xml'));

  const { found, published, refused, drafts, future, other } = byFile.report.articles;
  expect(found).toBe(items.length);
  expect(published + refused + drafts + future + other).toBe(found);
  expect(refused).toBe(0);
  expect(byRest.report.articles).toMatchObject({ published, refused: 0, drafts: 0, future: 0 });

  expect(notesOf(byFile).filter((text) => /picture/.test(text) && !/a gallery lacks/.test(text))).toEqual([]);

  expect([...byRest.articles.keys()].toSorted()).toEqual([...byFile.articles.keys()].toSorted());
  for (const [id, mine] of byFile.articles) {
    const other = byRest.articles.get(id);
    expect(other && factsOf(other), id).toEqual(factsOf(mine));
    if (!byFile.madeBySite.has(mine._carrel.slug)) expect(wordsOf(other), id).toBe(wordsOf(mine));
  }
});

const UPLOADS = /https:\/\/(?:wpthemetestdata\.files\.wordpress\.com|harbour\.example\.org\/wp-content\/uploads)\//g;

/** Pictures that the content shows lie on the site itself, as they would on a publisher's own; none come by chance. */
function atHome({ fields, ...item }: ExportItem): ExportItem {
  const here = `${wordpress.address}wp-content/uploads/`;
  const moved = [...fields].map(([name, text]) => {
    if (name !== 'content:encoded') return [name, text] as const;
    return [name, text.replace(UPLOADS, here).replaceAll(' orderby="rand"', '')] as const;
  });
  return { ...item, fields: new Map(moved) };
}

type Item = {
  readonly id: string;
  readonly title?: string;
  readonly content_html: string;
  readonly date_published?: string;
  readonly date_modified?: string;
  readonly authors?: readonly { readonly name: string }[];
  readonly tags?: readonly string[];
  readonly _carrel: { readonly slug: string };
};

type Report = {
  readonly articles: Readonly<Record<'found' | 'published' | 'refused' | 'drafts' | 'future' | 'other', number>>;
  readonly told: readonly { readonly slug?: string; readonly notes: readonly { readonly text: string }[] }[];
};

/** The articles of an edition by their ids; of some the site makes a part only when somebody looks. */
async function publish(name: string, source: string) {
  const site = join(folder, name);
  const { code, out } = await carrelBeside('publish', source, '--out', site, '--json');
  if (code === 2) throw new Error(out);
  const report = JSON.parse(out.slice(out.indexOf('{'), out.lastIndexOf('}') + 1)) as Report;
  const items = readdirSync(join(site, 'bundles')).flatMap((file) => {
    return (JSON.parse(readFileSync(join(site, 'bundles', file), 'utf8')) as { items: Item[] }).items;
  });
  const told = report.told.filter(({ notes }) =>
    notes.some(({ text }) => /block removed|block of the site/.test(text)),
  );
  return {
    report,
    articles: new Map(items.map((item) => [item.id, item])),
    madeBySite: new Set(told.map(({ slug }) => slug)),
  };
}

const notesOf = ({ report }: { report: Report }) => report.told.flatMap(({ notes }) => notes.map(({ text }) => text));

const factsOf = ({ title, date_published, date_modified, authors = [], tags, _carrel }: Item) => ({
  title: typed(title ?? ''),
  slug: _carrel.slug,
  date_published,
  date_modified,
  authors: authors.map(({ name }) => name),
  tags,
});

/** The words of an article, without what stands in place of sound and film. */
const wordsOf = (item: Item | undefined) =>
  typed((item?.content_html ?? '').replace(/<(audio|video)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' '));

/** The site sets quotation marks, dashes and the sign of multiplication; the export has them as they were typed. */
const typed = (text: string) => (text.replaceAll('×', 'x').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
