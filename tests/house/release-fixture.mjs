// Keeps what this release leaves in a browser, so that later ones can be shown to come up over it: its worker, and the
// device of a reader who has read, saved, searched, begun a draft and posted without a network. Run once a release.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { root } from './files.mjs';
import { say } from './run.mjs';

const bring = async (path) => (await runnerImport(join(root, path), { logLevel: 'error' })).module;
const { findBrowser, browserSwitches } = await bring('tests/browser/find.ts');
const { serve } = await bring('tests/journeys/command.ts');
const { LEFT, RELEASES, publishEdition, takeDown } = await bring('tests/journeys/release.ts');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'carrel-release-'));
publishEdition(folder);
const site = await serve(folder);
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserSwitches() });

try {
  const page = await browser.newPage();
  await page.route('**/talk', (route) => route.abort());
  await live(page);
  const into = join(RELEASES, version);
  mkdirSync(into, { recursive: true });
  copyFileSync(join(root, 'dist/app/sw.js'), join(into, 'worker.js'));
  writeFileSync(join(into, 'device.json'), `${JSON.stringify(await page.evaluate(takeDown))}\n`);
  say(`What ${version} leaves in a browser is kept in ${into}`);
} finally {
  await browser.close();
  await site.stop();
  rmSync(folder, { recursive: true });
}

/** All that a reader can leave on the device. */
async function live(page) {
  const at = (path) => new URL(path, site.address).href;
  const openArticle = async (title) => {
    await page.goto(site.address);
    await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  await page.goto(site.address);
  await page.getByText('Ready to read offline').waitFor();
  await openArticle(LEFT.saved);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await openArticle(LEFT.letter.title);
  await page.getByLabel('Comment', { exact: true }).fill(LEFT.letter.text);
  await page.getByLabel('Name', { exact: true }).fill('Ada');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await page.getByText(LEFT.letter.text).waitFor();
  await openArticle(LEFT.draft.title);
  await page.getByLabel('Comment', { exact: true }).fill(LEFT.draft.text);
  await page.getByText('Draft kept on this device').waitFor();
  await page.goto(at('settings/'));
  await page.getByLabel('Dark').check();
  await page.goto(at('search/?q=harbour'));
  await page.getByRole('main').getByRole('status').filter({ hasText: 'for “harbour”' }).waitFor();
  await page.goto(at('drafts/'));
  await page.getByRole('main').getByText(LEFT.draft.text).waitFor();
}
