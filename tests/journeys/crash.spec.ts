import { notice, post, SENT, write } from './commenting.ts';
import { newProfile } from './crash.ts';
import { articleAt } from './edition.ts';
import { expect, launchOptions, open, test } from './journey.ts';
import { withTalk } from './talk.ts';

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

withTalk(
  'sends a comment once whose browser was killed before the answer came',
  async ({ talk, outside, site, watch }) => {
    withTalk.setTimeout(120_000);
    const profile = newProfile(launchOptions(outside));
    const address = talk.path(articleAt(site.folder, 0).path);
    try {
      const context = await profile.start();
      watch.add(context);
      const page = await context.newPage();
      await open(page, address);
      talk.meet('hang');
      await write(page, 'Halfway there.');
      await post(page);
      await expect.poll(talk.attempts).toBe(1);
      await profile.kill();

      talk.meet('take');
      const again = await profile.start();
      watch.add(again);
      const later = await again.newPage();
      await open(later, address);
      await expect(notice(later, SENT)).toBeVisible();
      expect(talk.taken).toMatchObject([{ comment: 'Halfway there.' }]);
    } finally {
      await profile.remove();
    }
  },
);
