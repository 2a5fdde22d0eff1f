import { readdirSync } from 'node:fs';
import { expect, siteFolder, test } from './journey.ts';

test('no page that is published says anything on the console as it comes to life', async ({ page, site }) => {
  const names = readdirSync(siteFolder('sample'), { recursive: true, encoding: 'utf8' });
  const pages = names.map((name) => name.replaceAll('\\', '/')).filter((name) => /(^|\/)index\.html$/.test(name));
  for (const name of pages.filter((one) => !one.startsWith('embed/'))) {
    await page.goto(site.path(encodeURI(name.replace(/index\.html$/, ''))));
    // The app has begun, and has taken the page over: it tells its styles for paper to apply everywhere.
    await expect(page.locator('link[media="print"]'), name).toHaveCount(0);
    await expect(page.getByRole('status').first(), name).toBeAttached();
  }
});
