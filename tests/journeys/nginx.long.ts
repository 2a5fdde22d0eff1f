import { type Nginx, startNginx } from '../peers/nginx.ts';
import { serve } from './command.ts';
import { articleAt } from './edition.ts';
import { expect, headline, NETWORK_LINES, NOT_FOUND_LINES, open, readyOffline, siteFolder, test } from './journey.ts';

const BASE = '/news/';

let nginx: Nginx;

test.beforeAll(async () => {
  nginx = await startNginx(siteFolder('news'), BASE);
});

test.afterAll(() => nginx?.stop());

/** Names of the headers that a host may not leave out. */
const NAMED = ['content-security-policy', 'cache-control', 'access-control-allow-origin', 'x-content-type-options'];

test('nginx sends what `carrel serve` sends', async ({ request }) => {
  const site = await serve(siteFolder('news'));
  const article = articleAt(site.folder, 0);
  const bundle = article.bundle.replace(/^\.?\.?\//, '');
  try {
    for (const path of [
      '',
      article.path,
      bundle,
      'feed.json',
      'rss.xml',
      'edition.json',
      'sw.js',
      'offline/',
      'embed/',
    ]) {
      const [real, ours] = await Promise.all([request.get(nginx.address + path), request.get(site.address + path)]);
      expect(real.status(), path).toBe(200);
      expect(await real.body(), path).toEqual(await ours.body());
      for (const name of NAMED)
        expect(policies(real.headers()[name]), `${name} of ${path}`).toEqual(policies(ours.headers()[name]));
      expect(essence(real.headers()), path).toBe(essence(ours.headers()));
    }
  } finally {
    await site.stop();
  }
});

/** One host sends two headers of a name, another one with a comma. */
const policies = (value = '') => value.split(/,\s*|\n/).toSorted();
const essence = (headers: Record<string, string>) =>
  headers['content-type']?.split(';', 1)[0]?.replace('application/javascript', 'text/javascript');

test('nginx serves every address, and the app\'s own "not found" with 404', async ({ page, watch }) => {
  watch.expectLines(...NOT_FOUND_LINES);
  const article = articleAt(siteFolder('news'), 0);
  for (const [path, heading] of [
    ['', 'The Carrel'],
    [article.path, article.title],
    [article.path.slice(0, -1), article.title],
    ['settings', 'Settings'],
  ] as const) {
    await open(page, nginx.address + path);
    await expect(headline(page)).toContainText(heading);
  }
  const answer = await page.goto(`${nginx.address}no/such/page`);
  expect(answer?.status()).toBe(404);
  await expect(headline(page)).toHaveText('Page not found');
});

test('what came from nginx is read with nginx gone', async ({ page, watch }) => {
  const article = articleAt(siteFolder('news'), 0);
  await open(page, nginx.address);
  await readyOffline(page);
  watch.expectLines(...NETWORK_LINES);
  await nginx.stop();
  await open(page, nginx.address + article.path);
  await expect(headline(page)).toHaveText(article.title);
  await open(page, `${nginx.address}no/such/page`);
  await expect(headline(page)).toHaveText('Page not found');
});
