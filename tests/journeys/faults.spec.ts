import { field, LATER, NO_NETWORK, NOT_SENT, notice, post, press, SENT, write } from './commenting.ts';
import { articleAt } from './edition.ts';
import { expect, open } from './journey.ts';
import { type Mood, type Talk, withTalk as test } from './talk.ts';

/** What went wrong, what the reader saw, and how many comments the place had then. */
type Fault = {
  readonly fault: string;
  readonly moods: readonly Mood[];
  readonly title: string;
  readonly says?: string | RegExp;
  readonly arrived: number;
  /** How it goes in the end: by itself, or when the reader presses this. It has arrived once then. */
  readonly goes?: 'by itself' | 'Send now';
};

const status = (code: number, body?: unknown, headers?: Record<string, string>): Mood => ({
  status: code,
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
});
const NEVER_TWICE = 'It will not be posted twice.';
const PAUSE = { 'Retry-After': '2' };

const FAULTS: readonly Fault[] = [
  { fault: 'no server', moods: ['drop'], title: NO_NETWORK, arrived: 0, goes: 'Send now' },
  {
    fault: 'the answer is lost',
    moods: ['lose'],
    title: NO_NETWORK,
    says: NEVER_TWICE,
    arrived: 1,
    goes: 'Send now',
  },
  {
    fault: 'a page of somebody in between instead of an answer',
    moods: ['portal'],
    title: NO_NETWORK,
    says: NEVER_TWICE,
    arrived: 0,
    goes: 'Send now',
  },
  {
    fault: '429 with Retry-After',
    moods: [status(429, {}, PAUSE), 'take'],
    title: LATER,
    says: /too much to do just now.*It will be tried again at \d/,
    arrived: 0,
    goes: 'by itself',
  },
  {
    fault: '503 with Retry-After',
    moods: [status(503, {}, PAUSE), 'take'],
    title: LATER,
    says: /too much to do just now.*It will be tried again at \d/,
    arrived: 0,
    goes: 'by itself',
  },
  {
    fault: '500',
    moods: [status(500)],
    title: LATER,
    says: 'The site has a fault (500).',
    arrived: 0,
    goes: 'Send now',
  },
  {
    fault: '502 with a page instead of JSON',
    moods: [status(502, '<h1>Bad Gateway</h1>')],
    title: LATER,
    says: 'The site has a fault (502).',
    arrived: 0,
    goes: 'Send now',
  },
  { fault: '401', moods: [status(401)], title: NOT_SENT, says: 'only from people who have signed in', arrived: 0 },
  {
    fault: '403',
    moods: [status(403, { message: 'Nonce is <b>wrong</b>.' })],
    title: NOT_SENT,
    says: 'The site says: Nonce is wrong .',
    arrived: 0,
  },
  {
    fault: 'comments are closed',
    moods: [status(403, { error: 'closed' })],
    title: NOT_SENT,
    says: 'Comments on this article are closed.',
    arrived: 0,
  },
  { fault: '404', moods: [status(404)], title: NOT_SENT, says: 'no place for comments on this article', arrived: 0 },
  {
    fault: '422 because of spam',
    moods: [status(422, { error: 'spam', message: 'Too many links.' })],
    title: NOT_SENT,
    says: 'The site says: Too many links.',
    arrived: 0,
  },
  { fault: 'moderation', moods: ['hold'], title: SENT, says: 'It waits for approval', arrived: 1 },
];

const TEXT = 'Is anybody there?\n\n  <b>"Halló"</b> \u{1f9d1}\u200d\u{1f680}  ';

for (const { fault, moods, title, says = '', arrived, goes } of FAULTS)
  test(`${fault}: “${title}”, ${arrived} arrived${goes ? `; then ${goes}: sent, 1 arrived` : ''}`, async ({
    page,
    talk,
    site,
  }) => {
    await open(page, talk.path(articleAt(site.folder, 0).path));
    talk.meet(...moods);
    await write(page, TEXT);
    await post(page);
    await expect(notice(page, title)).toBeFocused();
    await expect(notice(page, title)).toContainText(says);
    expect(talk.taken).toHaveLength(arrived);
    if (title === NOT_SENT) await expect(field(page, 'Comment')).toHaveValue(TEXT);
    if (title === NO_NETWORK || title === LATER) expect(await textIn(page, title)).toBe(TEXT);
    if (goes === undefined) return;
    if (goes === 'Send now') {
      talk.meet('take');
      await press(page, title, goes);
    }
    await expect(notice(page, SENT)).toBeVisible();
    expectOnce(talk);
  });

test('the connection breaks, and the browser or the outbox sends the comment again by itself: “Your comment was sent”, 1 arrived', async ({
  page,
  talk,
  site,
}) => {
  await open(page, talk.path(articleAt(site.folder, 0).path));
  talk.meet('lose', status(409));
  await write(page, TEXT);
  await post(page);
  await expect(notice(page, SENT)).toContainText('It had arrived already.', { timeout: 20_000 });
  expect(talk.attempts()).toBeGreaterThan(1);
  expectOnce(talk);
});

test.describe('without a worker, which would try once more beside the page', () => {
  test.use({ serviceWorkers: 'block' });
  test.beforeEach(({ watch }) => watch.expectLines(/^Service Worker registration blocked/));

  test('a server that hangs: “on its way” after five seconds, “waits for the network” after thirty, and it can be left', async ({
    page,
    talk,
    site,
  }) => {
    await page.clock.install();
    await open(page, talk.path(articleAt(site.folder, 0).path));
    talk.meet('hang');
    await write(page, TEXT);
    await post(page);
    await expect(page.getByRole('button', { name: 'Posting…' })).toBeVisible();
    await expect.poll(talk.attempts).toBe(1);
    await page.clock.fastForward(5100);
    await expect(notice(page, 'Your comment is on its way')).toContainText('You need not wait for it.');
    await page.clock.fastForward(30_000);
    await expect(notice(page, NO_NETWORK)).toContainText(NEVER_TWICE);
    talk.meet('take');
    await press(page, NO_NETWORK, 'Send now');
    await expect(notice(page, SENT)).toBeVisible();
    expectOnce(talk);
  });
});

function expectOnce({ taken }: Talk): void {
  expect(taken).toMatchObject([{ comment: TEXT, name: 'Reader' }]);
}

/** The text of a comment that is kept outside of the form. */
function textIn(page: Parameters<typeof notice>[0], title: string) {
  return notice(page, title)
    .locator('blockquote')
    .evaluate((quoted) => quoted.textContent);
}
