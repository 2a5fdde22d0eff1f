// A slow phone, by the browser's own means: 4 times slower, 1.6 Mbit/s, 150 ms.

import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';

const BITS = 1_600_000;
const NETWORK = { offline: false, latency: 150, downloadThroughput: BITS / 8, uploadThroughput: BITS / 16 };

export async function openBrowser() {
  const { module } = await runnerImport(fileURLToPath(new URL('../browser/find.ts', import.meta.url)), {
    logLevel: 'error',
  });
  return await chromium.launch({ executablePath: await module.findBrowser(), args: module.browserSwitches() });
}

/** Runs in the page before anything else: notes shifts and long tasks, and the first frame in which the content is there. */
function observe(wanted) {
  const seen = { shift: 0, longest: 0, at: undefined };
  Object.defineProperty(window, 'seen', { value: seen });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const isThere = () => {
    if (wanted === '.frame') return seen.framed === true;
    const [, inside] = wanted.split('.shadow ');
    if (inside === undefined) return document.querySelector(wanted) !== null;
    const all = [...document.querySelectorAll('carrel-article')];
    return all.length > 0 && all.every((host) => host.shadowRoot?.querySelector(inside));
  };
  addEventListener('message', ({ data }) => {
    if (data?.type === 'carrel-height' && data.height > 300) seen.framed = true;
  });
  const look = () => {
    if (isThere()) seen.at = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Opens a page on the slow phone, with nothing cached.
 *
 * @param wanted selector of the content; after `.shadow ` within each `<carrel-article>`, `.frame` for a frame's height
 * @returns bytes over the network without the page itself, ms to the content, shift, longest task in ms, and requests
 */
export async function visit(browser, address, wanted) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const requests = new Map();
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requests.get(requestId) !== address) bytes += encodedDataLength;
  });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(observe, wanted);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction(() => window.seen.at !== undefined, undefined, { timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  const { shift, longest, at } = await page.evaluate(() => window.seen);
  await context.close();
  const asked = [...requests.values()].filter((url) => url !== address && !url.startsWith('data:'));
  return { bytes, at, shift, longest, asked };
}
