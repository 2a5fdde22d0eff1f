import { expectAccessible, expectNoSidewaysScroll } from './barriers.ts';
import { articleAt, headersOf } from './edition.ts';
import { expect, headline, NOT_FOUND_LINES, open, siteFolder, test } from './journey.ts';

/** Every kind of address that the app has, below its base, with the heading that stands there. */
function screensOf(folder: string): readonly (readonly [path: string, heading: string])[] {
  const first = articleAt(folder, 0);
  const tag = first.tags[0] ?? '';
  return [
    ['', 'The Carrel'],
    [first.path, first.title],
    [`${first.path}more/`, 'More Articles'],
    [`topics/${encodeURIComponent(tag)}/`, tag],
    ['search/', 'Search'],
    ['search/?q=page', 'Search'],
    ['saved/', 'Saved'],
    ['drafts/', 'Drafts'],
    ['offline/', 'On this device'],
    ['settings/', 'Settings'],
    ['subscribe/', 'Subscribe'],
    ['nowhere/', 'Page not found'],
    ['articles/nowhere/', 'Article not found'],
  ];
}

for (const edition of ['sample', 'news'] as const) {
  test.describe(edition === 'news' ? 'under a base path' : 'at the root', () => {
    test.use({ edition });

    test('has exactly one heading of the first level, a title and a way home, at every address', async ({
      page,
      site,
      watch,
    }) => {
      watch.expectLines(...NOT_FOUND_LINES);
      test.slow();
      for (const [path, heading] of screensOf(siteFolder(edition))) {
        // With the last slash at the root, without it below a base.
        const address = site.path(edition === 'sample' ? path : path.replace(/\/$/, ''));
        await open(page, address);
        await expect(headline(page), address).toHaveCount(1);
        await expect(headline(page), address).toContainText(heading);
        await expect(page, address).toHaveTitle(/The Carrel/);
        const home = page.getByRole('banner').getByRole('link', { name: 'The Carrel' });
        await expect(home).toHaveAttribute('href', new URL(site.address).pathname);
      }
    });
  });
}

const PARTS = 6;

for (let part = 0; part < PARTS; part++) {
  test(`has no barrier that axe can find, light or dark, narrow or wide, at any address: part ${part + 1} of ${PARTS}`, async ({
    page,
    site,
    watch,
  }) => {
    watch.expectLines(...NOT_FOUND_LINES);
    test.setTimeout(180_000);
    const languages = new Map(headersOf(site.folder).map((header) => [header.language, header.path]));
    const paths = new Set([...screensOf(site.folder).map(([path]) => path), ...languages.values()]);
    for (const path of [...paths].filter((_, i) => i % PARTS === part)) {
      await open(page, site.path(path));
      await page.waitForLoadState('load');
      await expectAccessible(page, path);
    }
  });
}

test('has no barrier in a form with errors', async ({ page, site }) => {
  await open(page, site.path(articleAt(site.folder, 0).path));
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.getByText('Please enter your comment!')).toBeVisible();
  await expectAccessible(page, 'a form with errors');
});

test('fits into 320 px', async ({ page, site, watch }) => {
  watch.expectLines(...NOT_FOUND_LINES);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path] of screensOf(site.folder)) {
    await open(page, site.path(path));
    await expectNoSidewaysScroll(page, path);
  }
});
