import { newProfile } from './crash.ts';
import { articleAt } from './edition.ts';
import { expect, launchOptions, open, test } from './journey.ts';

// Two browsers are started from nothing, which a busy machine may take a minute for.
test.setTimeout(120_000);

test('keeps what was typed until one second before the browser was killed', async ({ site, outside, watch }) => {
  const profile = newProfile(launchOptions(outside));
  const address = site.path(articleAt(site.folder, 0).path);
  try {
    const context = await profile.start();
    watch.add(context);
    const page = await context.newPage();
    await open(page, address);
    await page.getByRole('textbox', { name: 'Comment' }).pressSequentially('Written just before the light went out.');
    await page.waitForTimeout(1000);
    await profile.kill();

    const again = await profile.start();
    watch.add(again);
    const later = await again.newPage();
    await open(later, address);
    await expect(later.getByRole('textbox', { name: 'Comment' })).toHaveValue(
      'Written just before the light went out.',
    );
    await expect(later.getByRole('status').filter({ hasText: 'Draft kept on this device' })).toBeVisible();
  } finally {
    await profile.remove();
  }
});
