import { vi } from 'vitest';
import { itemHash, sha256 } from '../../src/article/hash.ts';
import type { SafeHtml } from '../../src/article/types.ts';
import { createServices, type Services } from '../../src/data/services.ts';
import { openTab } from '../library/desk.ts';

export const HOME = 'http://localhost:3000/';

type Answer = (address: string, init?: RequestInit) => Response | Promise<Response>;

/** A site behind a stand-in for `fetch`: files by path, every request noted as "path" or "path (cache)". */
export class Site {
  readonly files = new Map<string, Answer>();
  readonly requests: string[] = [];
  /** Answers instead of all files while it is set. */
  instead: Answer | undefined;

  constructor() {
    vi.stubGlobal('fetch', (address: string, init?: RequestInit) => this.answer(address, init));
  }

  private async answer(address: string, init?: RequestInit): Promise<Response> {
    const path = decodeURIComponent(new URL(address).pathname.slice(1));
    this.requests.push(init?.cache === 'reload' ? `${path} (reload)` : path);
    const answer = this.instead ?? this.files.get(path) ?? missing;
    return answer(address, init);
  }

  put(path: string, content: unknown): void {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    this.files.set(path, () => new Response(body, { headers: { 'content-type': 'application/json' } }));
  }

  /** Publishes articles (newest first), `perPage` headers a page, and gives the edition's id. */
  async publish(articles: readonly TestArticle[], perPage = 100, packed = true): Promise<string> {
    const headers = await Promise.all(articles.map((article) => this.publishArticle(article)));
    const feed = [];
    for (let start = 0; start < headers.length; start += perPage) {
      const items = headers.slice(start, start + perPage);
      const page = JSON.stringify({ version: VERSION, title: 'Test', _carrel: { format: 1 }, items });
      const url = `feed/${items.at(-1)?.['_carrel'].slug}.json`;
      this.put(url, page);
      feed.push({ url, sha256: await sha256(page), count: items.length });
    }
    const packs = packed ? [await this.publishPack(articles)] : [];
    const topics = [{ tag: 'birds', count: articles.filter(({ tags }) => tags?.includes('birds')).length }];
    const edition = JSON.stringify({ format: 1, title: 'Test', articles: articles.length, feed, packs, topics });
    this.put('edition.json', edition);
    return sha256(edition);
  }

  async publishArticle(article: TestArticle) {
    const item = await itemOf(article);
    const { slug, sha256: hash } = item['_carrel'];
    const bundle = `bundles/${slug}.${hash.slice(0, 16)}.json`;
    this.put(bundle, { version: VERSION, title: 'Test', items: [item] });
    this.put(`oembed/${slug}.json`, { version: '1.0', _carrel: { bundle: `../${bundle}`, sha256: hash } });
    const { content_html: _, ...header } = item;
    return { ...header, content_text: item.title, _carrel: { ...item['_carrel'], bundle: `../${bundle}` } };
  }

  private async publishPack(articles: readonly TestArticle[]) {
    const items = await Promise.all(articles.map(itemOf));
    const pack = JSON.stringify({ version: VERSION, title: 'Test', items });
    this.put('packs/all.json', pack);
    return { url: 'packs/all.json', sha256: await sha256(pack), count: items.length, bytes: pack.length };
  }
}

export type TestArticle = { readonly slug: string; readonly text?: string; readonly tags?: readonly string[] };

const VERSION = 'https://jsonfeed.org/version/1.1';

async function itemOf({ slug, text = 'Text', tags = [] }: TestArticle) {
  const item = {
    id: `https://example.org/${slug}`,
    title: `Title ${slug}`,
    content_html: `<p>${text}</p><img src="../media/${slug}.avif">`,
    image: `../media/lead-${slug}.avif`,
    tags,
  };
  return { ...item, _carrel: { slug, sha256: await itemHash(item) } };
}

export const missing: Answer = () => new Response('<h1>Nothing</h1>', { status: 404 });
export const down: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
export const portal: Answer = () => html('<!doctype html><html><title>Sign in</title>');
export const fault: Answer = () => new Response('oops', { status: 500 });
/** Never answers; ends only when the request is aborted. */
export const hung: Answer = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

export function html(text: string, init: ResponseInit = {}): Response {
  return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' }, ...init });
}

/** An answer as a browser gives it after redirects. */
export function redirected(response: Response, url: string): Response {
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });
}

const clean = (text: string) => `clean:${text}` as SafeHtml;

/** Services of a page on the site, with a device of its own and a sanitizer that only marks what passed it. */
export function openServices(): Services {
  const { library } = openTab();
  return createServices({ base: '/', address: HOME, library, loadSanitizer: () => Promise.resolve(clean) });
}
