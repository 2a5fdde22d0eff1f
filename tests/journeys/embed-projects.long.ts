import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../house/files.mjs';
import { serve } from './command.ts';
import { headersOf } from './edition.ts';
import { expect, test } from './journey.ts';
import { newProject, ours, run } from './project.ts';

/** The newest that run on Node 20.19; each is looked at again when Node 20 is given up. */
const NEXT = '16.4.6';
const ASTRO = '5.18.2';

const react = { react: ours['react'] ?? '', 'react-dom': ours['react-dom'] ?? '' };
const types = {
  typescript: '5.9.3',
  '@types/react': ours['@types/react'] ?? '',
  '@types/node': ours['@types/node'] ?? '',
};

const GIVEN = 'The article that was given';
const BUNDLE = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  items: [
    {
      id: 'https://news.example/articles/a/',
      title: GIVEN,
      content_html: '<p onclick="alert(1)">A text<script>alert(1)</script> with a <b>word</b>.</p><p>Another.</p>',
      _carrel: { dir: 'ltr' },
    },
  ],
});

/** Makes a project of a fixture and builds it; answers with the folder of what was built. */
function build(name: string, packages: Readonly<Record<string, string>>, out: string) {
  const folder = newProject(name, packages);
  writeFileSync(join(folder, 'bundle.json'), BUNDLE);
  run(folder, 'npm', 'run', 'build');
  return { folder, built: join(folder, out) };
}

/** The article stands there as text, as it looks, and without what was hostile in it. */
async function expectGiven(page: Page): Promise<void> {
  const given = page.locator('#given');
  await expect(given.getByRole('heading', { level: 2, name: GIVEN })).toBeVisible();
  await expect(given.getByText('A text with a word.')).toBeVisible();
  await expect(given.locator('[part="body"]')).toHaveCSS('font-size', '20px');
  await expect(given.locator('[onclick], script:not([type])')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-size', '32px');
}

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test('shows articles in a new project with Next.js, in a server component and in client components', async ({
  page,
  browser,
  site,
}) => {
  const { folder, built } = build('next', { next: NEXT, ...react, ...types }, 'out');
  const host = await serve(built);
  const article = headersOf(site.folder).find(({ language }) => language === 'en');
  const src = encodeURIComponent(site.path(article?.path ?? ''));
  const scriptless = await browser.newContext({ javaScriptEnabled: false });
  const bare = await scriptless.newPage();
  await bare.goto(host.address);
  await expect(bare.getByText('1 article in a server component')).toBeVisible();
  await expectGiven(bare);
  await scriptless.close();
  await page.goto(`${host.address}?src=${src}`);
  await expectGiven(page);
  for (const level of [3, 4]) {
    await expect(page.getByRole('heading', { level, name: article?.title ?? '', exact: true })).toBeVisible();
  }
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('shows articles in a new project with Astro, drawn before and loaded', async ({ page, browser, site }) => {
  const { folder, built } = build('astro', { astro: ASTRO }, 'dist');
  const host = await serve(built);
  const article = headersOf(site.folder).find(({ language }) => language === 'en');
  const scriptless = await browser.newContext({ javaScriptEnabled: false });
  const bare = await scriptless.newPage();
  await bare.goto(host.address);
  await expectGiven(bare);
  await scriptless.close();
  await page.goto(`${host.address}?src=${encodeURIComponent(site.path(article?.path ?? ''))}`);
  await expectGiven(page);
  await expect(page.getByRole('heading', { level: 4, name: article?.title ?? '', exact: true })).toBeVisible();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('shows an article in a page with one script tag', async ({ page }) => {
  const folder = newProject('plain', {});
  // Nothing of React is installed here, and its types are not missed.
  run(folder, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  writeFileSync(join(folder, 'article.json'), BUNDLE);
  const host = await serve(folder);
  await page.goto(host.address);
  const element = page.locator('carrel-article');
  await expect(element.getByRole('heading', { level: 4, name: GIVEN })).toBeVisible();
  await expect(element.getByText('A text with a word.')).toBeVisible();
  await expect(element.locator('[part="body"]')).toHaveCSS('font-size', '20px');
  await expect(element.getByRole('link', { name: 'The article' })).toBeHidden();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});
