import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import { serve } from './command.ts';
import { articleAt } from './edition.ts';
import { expect, headline, NETWORK_LINES, open, readyOffline, test } from './journey.ts';

/** What the line above the text says. */
const said = (page: Page, sentence: string) => page.getByRole('status').locator('bdi').filter({ hasText: sentence });
const OFFLINE = 'You are offline. You are reading today’s edition.';
const SILENT = 'You are online, but this site does not answer. You are reading today’s edition.';

/** Something else on the site's port: it listens, and answers as it likes. */
async function standIn(port: number, answer: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
}

const portOf = (address: string) => Number(new URL(address).port);

const end = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

test('says that one is offline, and reads on; says nothing once the site answers again', async ({ page, site }) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, site.address);
  await readyOffline(page);
  await expect(said(page, 'You are')).toHaveCount(0);
  await site.stop();
  await open(page, site.path(path));
  await expect(headline(page)).toHaveText(title);
  await open(page, site.address);
  await expect(said(page, OFFLINE)).toBeVisible();
  const again = await serve(site.folder, portOf(site.address));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(said(page, 'You are')).toHaveCount(0);
  await again.stop();
});

test('takes a server that accepts and never answers for none, within 3 s', async ({ page, site }) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  const hung = await standIn(portOf(site.address), () => {});
  await open(page, site.address);
  await expect(said(page, SILENT)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).first().click();
  await expect(headline(page)).toHaveText(title);
  await page.goto(site.path(path));
  await expect(headline(page)).toHaveText(title);
  await end(hung);
});

test('takes a sign-in page for what it is, and keeps nothing of it', async ({ page, site, watch }) => {
  const { path, title } = articleAt(site.folder, 0);
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  watch.expectLines(...NETWORK_LINES);
  const portal = await standIn(portOf(site.address), (_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Sign in</title><h1>Welcome to the airport</h1>');
  });
  await open(page, site.path(path));
  await expect(headline(page)).toHaveText(title);
  await expect(said(page, SILENT)).toBeVisible();
  await end(portal);
  await open(page, site.address);
  await expect(page.getByRole('main').getByRole('link', { name: title, exact: true }).first()).toBeVisible();
  await expect(said(page, OFFLINE)).toBeVisible();
  await expect(page.getByText('Welcome to the airport')).toHaveCount(0);
});

test('says of which day the edition is that is read', async ({ page, site }) => {
  await page.clock.install({ time: Date.now() - 3 * 86_400_000 });
  const day = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'Europe/Berlin' }).format(
    Date.now() - 3 * 86_400_000,
  );
  await page.clock.resume();
  await open(page, site.address);
  await readyOffline(page);
  await site.stop();
  await page.clock.setSystemTime(Date.now());
  await page.reload();
  await expect(said(page, `You are reading ${day}’s edition.`)).toBeVisible();
  await page.clock.setSystemTime(Date.now() - 30 * 86_400_000);
  await page.reload();
  await expect(said(page, 'You are reading the edition of')).toBeVisible();
});

test('believes the site and not the browser, where that says "offline"', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
  await open(page, site.address);
  await readyOffline(page);
  await expect(said(page, 'You are')).toHaveCount(0);
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
  await expect(said(page, 'You are')).toHaveCount(0);
});
