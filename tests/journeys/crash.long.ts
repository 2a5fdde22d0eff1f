import { newProfile } from './crash.ts';
import { articleAt } from './edition.ts';
import { expect, launchOptions, open, test } from './journey.ts';

test('keeps a draft through ten crashes in a row, each one second after the last key', async ({
  site,
  outside,
  watch,
}) => {
  const profile = newProfile(launchOptions(outside));
  const address = site.path(articleAt(site.folder, 0).path);
  let written = '';
  try {
    for (let crash = 0; crash < 10; crash++) {
      const context = await profile.start();
      watch.add(context);
      const page = await context.newPage();
      await open(page, address);
      const comment = page.getByRole('textbox', { name: 'Comment' });
      await expect(comment, `after ${crash} crashes`).toHaveValue(written);
      await comment.press('ControlOrMeta+End');
      await comment.pressSequentially(`Sentence ${crash}. `);
      written += `Sentence ${crash}. `;
      await page.waitForTimeout(1000);
      await profile.kill();
    }
  } finally {
    await profile.remove();
  }
});
