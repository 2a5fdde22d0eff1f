import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemHash } from '../../src/article/hash.ts';

/** An article whose text is `html` and whose other fields are hostile in the same way. */
export type Hostile = { readonly name: string; readonly html: string };

const hex = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
const PAGE = 100;

/** Words that stand before each vector, so that a test can see which article is on the screen. */
export const markOf = (n: number) => `Article number ${n} begins.`;
export const slugOf = (n: number) => `hostile-${n}`;

/**
 * Puts an edition of these articles into a published folder in place of its own. It is written here and not by
 * `carrel publish`, which would clean what the reader has to be tested with.
 */
export async function writeHostileEdition(folder: string, articles: readonly Hostile[]): Promise<void> {
  for (const name of ['feed', 'bundles', 'packs', 'oembed', 'articles']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, name));
  }
  const headers = await Promise.all(articles.map((article, n) => writeArticle(folder, article, n)));
  const pages = [];
  for (let start = 0; start < headers.length; start += PAGE) {
    pages.push(writePage(folder, headers.slice(start, start + PAGE), start));
  }
  const edition = JSON.parse(readFileSync(join(folder, 'edition.json'), 'utf8')) as object;
  const rest = { articles: articles.length, feed: pages, packs: [], topics: [] };
  writeFileSync(join(folder, 'edition.json'), JSON.stringify({ ...edition, ...rest }));
}

async function writeArticle(folder: string, { html }: Hostile, n: number): Promise<object> {
  const item = itemOf(html, n);
  const sha256 = await itemHash(item);
  const slug = slugOf(n);
  const bundle = JSON.stringify({
    ...feedOf(),
    items: [{ ...item, _carrel: { slug, sha256, words: 3, minutes: [1, 1], dir: 'ltr' } }],
  });
  const name = `${slug}.${hex(bundle).slice(0, 16)}.json`;
  writeFileSync(join(folder, 'bundles', name), bundle);
  const extra = {
    slug,
    bundle: `../bundles/${name}`,
    sha256,
    words: 3,
    minutes: [1, 1],
    dir: 'ltr',
    more: [{ id: idOf(n + 1), reason: html }],
  };
  writeFileSync(
    join(folder, 'oembed', `${slug}.json`),
    JSON.stringify({
      version: '1.0',
      type: 'rich',
      title: slug,
      provider_name: 'x',
      width: 600,
      height: 400,
      html: '<p></p>',
      _carrel: { bundle: `../bundles/${name}`, sha256 },
    }),
  );
  const { content_html: _text, attachments: _attachments, ...header } = item;
  return { ...header, content_text: item.summary, _carrel: extra };
}

function itemOf(html: string, n: number) {
  const address = `javascript:alert("address")//${html}`;
  return {
    id: idOf(n),
    url: address,
    external_url: address,
    title: html,
    summary: html,
    content_html: `<p>${markOf(n)}</p>${html}`,
    image: n % 2 === 0 ? `data:text/html,${html}` : address,
    banner_image: address,
    date_published: new Date(Date.UTC(2026, 0, 1) - n * 3_600_000).toISOString(),
    authors: [{ name: html, url: address, avatar: address }],
    tags: [html, `"><img src=x onerror=alert("tag")>`],
    language: n % 3 === 0 ? `en" onclick="alert(1)` : 'en',
    attachments: [{ url: address, mime_type: 'audio/mpeg', title: html }],
  };
}

const idOf = (n: number) => `https://hostile.example/${n}`;
const feedOf = () => ({ version: 'https://jsonfeed.org/version/1.1', title: 'Hostile', _carrel: { format: 1 } });

function writePage(folder: string, items: readonly object[], start: number) {
  const text = JSON.stringify({ ...feedOf(), items });
  const url = `feed/${hex(`page ${start}`).slice(0, 12)}.json`;
  writeFileSync(join(folder, url), text);
  return { url, sha256: hex(text), count: items.length };
}
