import type { Page } from '@playwright/test';
import { field, notice, SENT } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open } from './journey.ts';
import type { Talk } from './talk.ts';

/** A text area makes one line end of all (HTML standard, 4.10.11). */
export const inLines = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** Nothing in it leaves a trace on paper. */
const EMPTY = /^[\s\p{Cc}\u00ad\u200b\u2800\u3164\ufeff]*$/u;

/** Texts on their way into a page and out of it: the browser's protocol would mend halves of characters. */
export const packed = JSON.stringify;
export const unpacked = (text: string) => JSON.parse(text) as string[];

/** Posts each string, and expects at the place just what was typed, but for halves of characters; and nothing empty. */
export async function expectEachArrives(
  page: Page,
  talk: Talk,
  folder: string,
  texts: readonly string[],
): Promise<void> {
  await open(page, talk.path(articleAt(folder, 1).path));
  await field(page, 'Name').fill('Reader');
  await page.getByRole('checkbox').check();
  expect(await postEach(page, texts)).toEqual(texts.filter((text) => EMPTY.test(text)).map(inLines));
  await expect(notice(page, SENT).first()).toBeVisible();
  const arrived = talk.taken.map(({ comment }) => comment);
  const expected = texts.filter((text) => !EMPTY.test(text)).map((text) => inLines(text).toWellFormed());
  expect(arrived).toEqual(expected);
}

/** Types and posts each string. Gives those that the form did not let go, as they stand in it afterwards. */
async function postEach(page: Page, strings: readonly string[]): Promise<string[]> {
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
