import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { assert, asyncProperty, boolean, constantFrom } from 'fast-check';
import { renderToString } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { describe, expect, test } from 'vitest';
import { itemHash, sha256 } from '../../src/article/hash.ts';
import { articleQuery, createQueryClient, editionQuery, feedQuery } from '../../src/data/queries.ts';
import { sanitize } from '../../src/data/sanitize.node.ts';
import { createServices, type Services } from '../../src/data/services.ts';
import { createLibrary } from '../../src/library/library.ts';
import { App } from '../../src/pages/app.tsx';
import { ServicesProvider } from '../../src/pages/services.tsx';
import { NO_EDITION } from '../../src/pages/use-edition.ts';
import { HOME, Site } from '../data/site.ts';
import { root } from '../house/files.mjs';
import { damage } from './damage.ts';

const SEED = 20_261_127;
/** Short ones of four scripts: what is damaged matters, not how much there is of it. */
const bundles = readFiles('public/bundles', /^(stop-press|two-directions|nim-faseleh|biaodian)/);
const pages = readFiles('public/feed', /./);

function readFiles(folder: string, which: RegExp): ReadonlyMap<string, Uint8Array> {
  const names = readdirSync(join(root, folder)).filter((name) => which.test(name));
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(root, folder, name)))]));
}

/** A reader on a device that keeps nothing, and a site with one file of which a hash is known. */
function visit(file: string, bytes: Uint8Array) {
  const site = new Site();
  site.files.set(file, () => new Response(bytes.slice(), { headers: { 'content-type': 'application/json' } }));
  const library = createLibrary(() => Promise.reject(new Error('this device keeps nothing')), '/');
  const loadSanitizer = () => Promise.resolve(sanitize);
  const services = createServices({ base: '/', address: HOME, library, loadSanitizer });
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false, retryOnMount: false } });
  return { site, services, client };
}

function draw(client: QueryClient, services: Services, path: string): string {
  const page = renderToString(
    <QueryClientProvider client={client}>
      <ServicesProvider services={services}>
        <MemoryRouter initialEntries={[path]}>
          <App />
        </MemoryRouter>
      </ServicesProvider>
    </QueryClientProvider>,
  );
  client.clear();
  return page;
}

const textOf = (html = '') => html.replace(/<[^>]*>/g, '').trim();

/** A heading, a sentence or an article's text, and something to do. */
function expectWayOut(page: string): void {
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
  const headings = [...page.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, heading]) => textOf(heading));
  expect(headings).toHaveLength(1);
  expect(headings[0]).not.toBe('');
  expect(textOf(main.replace(/<h1[\s\S]*?<\/h1>/, ''))).toMatch(/\S+.*[\s\S]{10}/);
  expect(main).toMatch(/<a\s[^>]*href="|<button/);
  expect(main).not.toMatch(/\[object |>undefined</);
}

async function hashIn(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { items } = JSON.parse(new TextDecoder().decode(bytes)) as { items: unknown[] };
    return await itemHash(items[0]);
  } catch {
    return undefined;
  }
}

describe('damaged on its way, or made wrong', () => {
  test('an article is a sentence and a way out, or what is left of it: 2,000 times', { timeout: 120_000 }, async () => {
    let shown = 0;
    let refused = 0;
    const property = asyncProperty(constantFrom(...bundles.keys()), damage, boolean(), async (name, harm, fits) => {
      const bundle = bundles.get(name) ?? new Uint8Array();
      const bytes = harm(bundle);
      const hash = (await hashIn(fits ? bytes : bundle)) ?? '0'.repeat(64);
      const { site, services, client } = visit('bundles/a.json', bytes);
      site.put('oembed/a.json', { version: '1.0', _carrel: { bundle: '../bundles/a.json', sha256: hash } });
      const query = articleQuery(services, { slug: 'a' });
      await client.prefetchQuery(query);
      if (client.getQueryData(query.queryKey) === undefined) refused += 1;
      else shown += 1;
      expectWayOut(draw(client, services, '/articles/a/'));
    });
    await assert(property, { numRuns: 2000, seed: SEED });
    expect([shown > 400, refused > 400]).toEqual([true, true]);
  });

  test('a feed page is a sentence and a way out, or what is left of it: 300 times', { timeout: 120_000 }, async () => {
    const property = asyncProperty(constantFrom(...pages.keys()), damage, boolean(), async (name, harm, fits) => {
      const page = pages.get(name) ?? new Uint8Array();
      const bytes = harm(page);
      const { services, client } = visit('feed/a.json', bytes);
      const feed = [{ url: 'feed/a.json', sha256: await sha256(fits ? bytes : page), count: 22 }];
      const found = { ...NO_EDITION, id: 'a', edition: { ...NO_EDITION.edition, title: 'Test', feed } };
      client.setQueryData(editionQuery(services).queryKey, found);
      await client.prefetchInfiniteQuery(feedQuery(services, found));
      expectWayOut(draw(client, services, '/'));
    });
    await assert(property, { numRuns: 300, seed: SEED });
  });
});
