import type { Page } from '@playwright/test';
import { strings } from '../strings.ts';
import { field, notice, SENT } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open } from './journey.ts';
import { withTalk as test } from './talk.ts';

test.setTimeout(120_000);

/** A text area makes one line end of all (HTML standard, 4.10.11). */
const inLines = (text: string) => text.replaceAll(/\r\n?/g, '\n');
const inOneLine = (text: string) => text.replaceAll(/[\r\n]/g, '');

/** Nothing in it leaves a trace on paper. */
const EMPTY = /^[\s\p{Cc}\u00ad\u200b\u2800\u3164\ufeff]*$/u;

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

test('every odd string arrives at the place as it was typed, but for halves of characters, and no empty one does', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 1).path));
  await field(page, 'Name').fill('Reader');
  await page.getByRole('checkbox').check();
  expect(await postEach(page)).toEqual(strings.filter((text) => EMPTY.test(text)).map(inLines));
  await expect(notice(page, SENT).first()).toBeVisible();
  const arrived = talk.taken.map(({ comment }) => comment);
  const expected = strings.filter((text) => !EMPTY.test(text)).map((text) => inLines(text).toWellFormed());
  expect(arrived).toEqual(expected);
});

/** Texts on their way into a page and out of it: the browser's protocol would mend halves of characters. */
const packed = JSON.stringify;
const unpacked = (text: string) => JSON.parse(text) as string[];

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

/** Types and posts each string. Gives those that the form did not let go, as they stand in it afterwards. */
async function postEach(page: Page): Promise<string[]> {
  const refused = await page.evaluate(async (texts) => {
    const form = document.querySelector<HTMLFormElement>('#comment form');
    const comment = form?.querySelector('textarea');
    const kept: string[] = [];
    const isTaken = async (text: string) => {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve));
        if (text !== '' && comment?.value === '' && !comment.readOnly) return true;
        if (comment?.getAttribute('aria-invalid') === 'true' && !comment.readOnly) return false;
      }
    };
    for (const text of JSON.parse(texts) as string[]) {
      comment?.focus();
      comment?.select();
      document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
      form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      if (!(await isTaken(text))) kept.push(comment?.value ?? '');
    }
    return JSON.stringify(kept);
  }, packed(strings));
  return unpacked(refused);
}
