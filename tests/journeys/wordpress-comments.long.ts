import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { postComment } from '../../src/data/post.ts';
import { newLetter } from '../../src/drafts/letter.ts';
import { fits } from '../../src/drafts/limits.ts';
import { hasVisible } from '../../src/drafts/visible.ts';
import { root } from '../house/files.mjs';
import { startWordPress, type WordPress } from '../peers/wordpress.ts';
import { strings } from '../strings.ts';
import { carrelBeside } from './command.ts';
import { field, LATER, NO_NETWORK, NOT_SENT, notice, post, press, SENT, write } from './commenting.ts';
import { headersOf } from './edition.ts';
import { test as base, expect, NETWORK_LINES, open, readyOffline, siteFolder } from './journey.ts';

/** The plugin that the guide gives publishers, word for word but for the address. */
const guide = readFileSync(join(root, 'tests/fixtures/edition/where-comments-go.md'), 'utf8');
const [, plugin = ''] = /```php\n([\s\S]*?)```/.exec(guide) ?? [];

/** Where comments of an edition go: WordPress's REST interface, or its own form's address. */
const WAYS = { 'by-rest': 'wp-json/wp/v2/comments', 'by-form': 'wp-comments-post.php' } as const;

let wordpress: WordPress;

const test = base.extend<{ readonly article: (title: string) => string; readonly name: string }>({
  edition: 'by-rest',
  article: async ({ site, watch }, use) => {
    watch.expectLines(...NETWORK_LINES, /blocked by CORS policy/);
    wordpress.plug(plugin.replace('https://news.example.org', new URL(site.address).origin));
    wordpress.feel();
    wordpress.wire.meet('pass');
    const paths = new Map(headersOf(site.folder).map(({ title, path }) => [title, path]));
    await use((title) => site.path(paths.get(title) ?? ''));
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern
  name: async ({}, use, { testId, retry }) => use(`Reader ${testId}-${retry}`),
});

test.beforeAll(async () => {
  wordpress = await startWordPress();
  const content = '<p>It has stood at the harbour since 1911.</p>';
  const answers = Array.from({ length: 200 }, (_, n) => ({
    name: `Reader &lt;${n}&gt;`,
    html: n === 7 ? HOSTILE : `Comment no. ${n} &amp; <em>more</em>.`,
    ...(n % 4 === 3 && { answers: n - 1 }),
  }));
  wordpress.write([
    { title: 'The Open House', content, open: true, comments: [] },
    { title: 'The Closed House', content, open: false, comments: [] },
    { title: 'The Full House', content, open: true, comments: answers },
  ]);
  for (const [name, path] of Object.entries(WAYS)) {
    const folder = siteFolder(name);
    writeFileSync(`${folder}.json`, JSON.stringify({ comments: { kind: 'wordpress', url: wordpress.address + path } }));
    const { code, out } = await carrelBeside(
      'publish',
      wordpress.address,
      '--config',
      `${folder}.json`,
      '--out',
      folder,
    );
    expect(code, out).toBe(0);
  }
});
test.afterAll(async () => wordpress?.stop());

const HOSTILE =
  'Look: <img src=x onerror="document.title = 1"><script>document.title = 2</script><a href="javascript:1">a</a>';

/** What others have said. */
const thread = (page: Page) => page.getByRole('region', { name: /^Comments/ });

const from = (name: string) => wordpress.comments().filter((comment) => comment.name === name);
const writeAs = (page: Page, name: string, comment: string) =>
  write(page, comment, { Name: name, Email: 'reader@example.org' });

for (const edition of Object.keys(WAYS) as (keyof typeof WAYS)[])
  test.describe(edition, () => {
    test.use({ edition });

    test('posts a comment, which arrives as it was typed and stands under the article', async ({
      page,
      article,
      name,
    }) => {
      await open(page, article('The Open House'));
      await writeAs(page, name, `Fish & <b>chips</b>, said "${name}".`);
      await field(page, 'Website').fill('example.org');
      await post(page);
      await expect(notice(page, SENT)).toBeFocused();
      await expect(page.getByText(`Fish & <b>chips</b>, said “${name}”.`)).toBeVisible();
      expect(from(name)).toMatchObject([
        { email: 'reader@example.org', website: 'https://example.org/', approved: true },
      ]);
    });

    test('sends what was written without a network once, after a reload, when it is there again', async ({
      page,
      context,
      article,
      name,
    }) => {
      await open(page, article('The Open House'));
      await readyOffline(page);
      await context.setOffline(true);
      await page.reload();
      await writeAs(page, name, 'From the train.');
      await post(page);
      await expect(notice(page, NO_NETWORK)).toBeFocused();
      await page.reload();
      await expect(notice(page, NO_NETWORK)).toContainText('From the train.');
      expect(from(name)).toEqual([]);
      await context.setOffline(false);
      await expect(notice(page, SENT)).toBeVisible();
      expect(from(name)).toHaveLength(1);
    });

    test('says that the same was said before', async ({ page, article, name }) => {
      await open(page, article('The Open House'));
      await writeAs(page, name, 'Once is enough.');
      await post(page);
      await expect(notice(page, SENT)).toBeFocused();
      await writeAs(page, name, 'Once is enough.');
      await post(page);
      await expect(notice(page, NOT_SENT)).toContainText('You have said the same there before.');
      await expect(field(page, 'Comment')).toHaveValue('Once is enough.');
      expect(from(name)).toHaveLength(1);
    });

    test('does not post twice where the answer was lost', async ({ page, article, name }) => {
      await open(page, article('The Open House'));
      wordpress.wire.meet('lose');
      await writeAs(page, name, 'Is anybody there?');
      await post(page);
      await expect(notice(page, SENT).or(notice(page, NO_NETWORK))).toBeVisible();
      await sentInTheEnd(page);
      expect(from(name)).toHaveLength(1);
    });

    test('arrives once where the browser itself or the outbox sends it again over a connection that broke', async ({
      page,
      article,
      name,
    }) => {
      await open(page, article('The Open House'));
      wordpress.wire.meet('lose', 'pass');
      await writeAs(page, name, 'Is anybody there?');
      await post(page);
      await expect(notice(page, SENT).or(notice(page, NO_NETWORK))).toBeVisible();
      await sentInTheEnd(page);
      expect(from(name)).toHaveLength(1);
    });

    test('does not post twice where the answer was lost and the comment waits for approval', async ({
      page,
      article,
      name,
    }) => {
      await open(page, article('The Open House'));
      wordpress.feel('moderates');
      wordpress.wire.meet('lose');
      await writeAs(page, name, 'Is anybody there?');
      await post(page);
      await expect(notice(page, SENT).or(notice(page, NO_NETWORK))).toBeVisible();
      await sentInTheEnd(page);
      expect(from(name)).toMatchObject([{ approved: false }]);
    });

    for (const mood of ['dies before', 'dies after'] as const)
      test(`arrives once at a server that ${mood} it has noted it`, async ({ page, article, name }) => {
        await open(page, article('The Open House'));
        wordpress.feel(mood);
        await writeAs(page, name, 'Is anybody there?');
        await post(page);
        await expect(notice(page, NO_NETWORK)).toBeFocused();
        expect(from(name)).toHaveLength(mood === 'dies after' ? 1 : 0);
        wordpress.feel();
        await wordpress.restart();
        await sentInTheEnd(page);
        expect(from(name)).toHaveLength(1);
      });

    test('tells that an article takes no comments, in the words of the site', async ({ page, article, name }) => {
      await open(page, article('The Closed House'));
      await writeAs(page, name, 'Too late?');
      await post(page);
      const refused = notice(page, NOT_SENT);
      if (edition === 'by-rest') await expect(refused).toContainText('Comments on this article are closed.');
      await expect(refused).toContainText('The site says: Sorry, comments are closed for this item.');
      await expect(field(page, 'Comment')).toHaveValue('Too late?');
      expect(from(name)).toEqual([]);
    });

    test('tells that a comment waits for approval', async ({ page, article, name }) => {
      await open(page, article('The Open House'));
      wordpress.feel('moderates');
      await writeAs(page, name, 'May I?');
      await post(page);
      await expect(notice(page, SENT)).toContainText('It waits for approval');
      expect(from(name)).toMatchObject([{ approved: false }]);
    });

    test('tells that the site wants a sign-in', async ({ page, article, name }) => {
      await open(page, article('The Open House'));
      wordpress.feel('wants a login');
      await writeAs(page, name, 'May I?');
      await post(page);
      const words = { 'by-rest': 'only from people who have signed in', 'by-form': 'you must be logged in to comment' };
      await expect(notice(page, NOT_SENT)).toContainText(words[edition]);
      await expect(field(page, 'Comment')).toHaveValue('May I?');
      expect(from(name)).toEqual([]);
    });

    test('tells that the site wants a nonce', async ({ page, article, name }) => {
      await open(page, article('The Open House'));
      wordpress.feel('wants a nonce');
      await writeAs(page, name, 'May I?');
      await post(page);
      await expect(notice(page, NOT_SENT)).toContainText('The site says: Cookie check failed');
      await expect(field(page, 'Comment')).toHaveValue('May I?');
      expect(from(name)).toEqual([]);
    });

    test('waits where the site breaks, and goes when that is mended', async ({ page, article, name }) => {
      await open(page, article('The Open House'));
      wordpress.feel('breaks');
      await writeAs(page, name, 'Is anybody there?');
      await post(page);
      await expect(notice(page, LATER)).toContainText('The site has a fault (500).');
      wordpress.feel();
      await press(page, LATER, 'Send now');
      await expect(notice(page, SENT)).toBeVisible();
      expect(from(name)).toHaveLength(1);
    });

    test('waits out the pause that the site wants between two comments, and goes by itself', async ({
      page,
      article,
      name,
    }) => {
      await open(page, article('The Open House'));
      await writeAs(page, name, 'First.');
      await post(page);
      await expect(notice(page, SENT)).toBeVisible();
      wordpress.feel('slows');
      await writeAs(page, name, 'Second.');
      await post(page);
      await expect(notice(page, LATER)).toContainText('the site asks for a pause');
      await expect(thread(page).getByText('Second.')).toBeVisible({ timeout: 60_000 });
      expect(from(name)).toHaveLength(2);
    });

    test('shows two hundred comments page by page, threaded, and nothing of what is hostile in them', async ({
      page,
      article,
      watch,
    }) => {
      watch.expectLines(/violates the following Content Security Policy/);
      await open(page, article('The Full House'));
      await expect(page.getByRole('heading', { name: 'Comments (50+)' })).toBeVisible();
      await expect(page.locator('li', { hasText: 'Comment no. 2 & more.' }).locator('li')).toContainText('Reader <3>');
      await expect(page.locator('li', { hasText: 'Look:' }).last()).toBeVisible();
      for (const shown of ['100+', '150+', '200+', '200']) {
        await page.getByRole('button', { name: 'More comments' }).click();
        await expect(page.getByRole('heading', { name: `Comments (${shown})`, exact: true })).toBeVisible();
      }
      await expect(thread(page).getByRole('article')).toHaveCount(200);
      await expect(thread(page).locator(':is(script, img[src="x"], [onerror], [href^="javascript"])')).toHaveCount(0);
      await expect(page).toHaveTitle(/The Full House/);
    });
  });

/**
 * WordPress gets what the browser's form lets go: our own odd strings, and by each way every sixth of the naughty ones,
 * not the same. "0" is an empty text to it, which it says.
 */
const sendable = (turn: number) =>
  strings.filter((text, at) => (at < 60 || at % 6 === turn) && hasVisible(text) && text !== '0');
/** A name in one line that is not too long once its signs are written as references. */
const nameOf = (text: string) =>
  fits('name', text.replaceAll(/[&<>"'\\#]/g, '&#000;')) ? text.replaceAll(/[\r\n]+/g, ' ') : 'Reader';

for (const [turn, [way, path]] of Object.entries(WAYS).entries())
  test(`${way}: knows every odd string again, as a comment and as a name, so that none is there twice`, async () => {
    test.setTimeout(1_800_000);
    wordpress.plug(plugin);
    wordpress.feel();
    const before = wordpress.comments().length;
    const [number = 0] = wordpress.write([{ title: `Odd ${way}`, content: '<p>.</p>', open: true, comments: [] }]);
    const place = { kind: 'wordpress', url: wordpress.address + path, requireEmail: true } as const;
    const article = { id: `${wordpress.address}?p=${number}`, slug: 'odd', title: 'Odd' };
    const wrong: string[] = [];
    const texts = sendable(3 * turn);
    for (const [at, comment] of texts.entries()) {
      const fields = { comment, name: nameOf(comment), email: `reader-${at}@example.org`, website: '' };
      const letter = newLetter(article, fields, place, `${wordpress.address}articles/odd/`);
      const first = await postComment(letter);
      // As after a lost answer; and without asking first, as of a comment that the site holds back.
      const asked = await postComment({ ...letter, unsure: true });
      const again = at % 10 === 0 || at < 60 ? await postComment(letter) : undefined;
      const kinds = [first, asked, ...(again ? [again] : [])].map(({ kind }) => kind).join(', ');
      if (!/^sent, (sent|there)(, there)?$/.test(kinds)) wrong.push(`${kinds}: ${JSON.stringify(fields)}`);
    }
    expect(wrong).toEqual([]);
    expect(wordpress.comments().length - before).toBe(texts.length);
  });

/** A comment of which nobody knows whether it arrived goes by itself when the reader looks at the page again. */
async function sentInTheEnd(page: Page): Promise<void> {
  wordpress.wire.meet('pass');
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(notice(page, SENT)).toBeVisible({ timeout: 30_000 });
}
