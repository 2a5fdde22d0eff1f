import type { Page } from '@playwright/test';
import { strings } from '../strings.ts';
import { field } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open } from './journey.ts';
import { expectEachArrives, inLines, packed, unpacked } from './odd-strings.ts';
import { withTalk as test } from './talk.ts';

test.setTimeout(120_000);

const inOneLine = (text: string) => text.replaceAll(/[\r\n]/g, '');

test('every odd string goes through the form onto the disk, and comes back byte for byte', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  await expect(field(page, 'Comment')).toBeVisible();
  const { shown, kept } = await typeEach(page);
  expect(shown).toEqual(strings.map(inLines));
  expect(kept).toEqual(strings.map(inLines));

  for (let start = 0; start < strings.length; start += 100) {
    const rows = strings.slice(start, start + 100).map((text) => text.toWellFormed());
    await field(page, 'Comment').fill(rows.join('\n|\n'));
    await field(page, 'Name').fill(inOneLine(rows.join('|')));
    await page.reload();
    await expect(field(page, 'Comment')).toHaveValue(/\|/);
    expect(await field(page, 'Comment').inputValue()).toBe(inLines(rows.join('\n|\n')));
    expect(await field(page, 'Name').inputValue()).toBe(inOneLine(rows.join('|')));
  }
});

test('odd strings arrive at the place as they were typed, and no empty one does', async ({ page, talk, site }) => {
  // Every tenth: all of them are posted by the long journeys.
  await expectEachArrives(
    page,
    talk,
    site.folder,
    strings.filter((_, i) => i % 10 === 0),
  );
});

/** Types each string over the one before, as a keyboard would. What the field shows then, and what is in the database. */
async function typeEach(page: Page) {
  const found = await page.evaluate(async (texts) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    type Row = { readonly draft: { readonly fields: { readonly comment?: { readonly value: string } } } };
    const database = await done(indexedDB.open('carrel:/'));
    const comment = document.querySelector<HTMLTextAreaElement>('#comment textarea');
    const [shown, kept]: [(string | undefined)[], (string | undefined)[]] = [[], []];
    for (const text of JSON.parse(texts) as string[]) {
      comment?.focus();
      comment?.select();
      document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
      const rows = (await done(database.transaction('drafts').objectStore('drafts').getAll())) as Row[];
      shown.push(comment?.value);
      kept.push(rows[0]?.draft.fields.comment?.value);
    }
    database.close();
    return [JSON.stringify(shown), JSON.stringify(kept)] as const;
  }, packed(strings));
  return { shown: unpacked(found[0]), kept: unpacked(found[1]) };
}
