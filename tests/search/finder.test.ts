import { afterEach, describe, expect, test } from 'vitest';
import { loadEdition } from '../../src/data/edition.ts';
import { createServices } from '../../src/data/services.ts';
import { createKeptSearch } from '../../src/library/kept-search.ts';
import { type Answered, createFinder, type Finder } from '../../src/search/finder.ts';
import type { Question } from '../../src/search/question.ts';
import { down, HOME, Site } from '../data/site.ts';
import { articleOf, openTab } from '../library/desk.ts';

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const sanitizer = () => Promise.reject(new Error('nothing is shown here'));

/** A reader at the search page, in a browser without workers: the search runs in the page. */
async function opened() {
  const { library, connection } = openTab();
  const services = createServices({ base: '/', address: HOME, library, loadSanitizer: sanitizer });
  const found = await loadEdition(services);
  const start = () => {
    const finder = createFinder('/');
    ends.push(finder.subscribe(() => {}));
    finder.read(found);
    return finder;
  };
  return { library, kept: createKeptSearch(connection), start };
}

async function answerOf(finder: Finder, question: Partial<Question>, state = 'whole'): Promise<Answered['answer']> {
  const wanted = { query: '', most: 20, ...question };
  finder.ask(wanted);
  await expect
    .poll(() => finder.answered(), { timeout: 10_000 })
    .toMatchObject({ question: wanted, answer: { progress: { state } } });
  const answered = finder.answered();
  if (answered === undefined) throw new Error('no answer');
  return answered.answer;
}

const idsIn = ({ hits }: Answered['answer']) =>
  hits.map(({ article }) => article.id.replace('https://example.org/', ''));

const three = [{ slug: 'a', tags: ['birds'] }, { slug: 'b', text: 'Owls at night' }, { slug: 'c' }];

describe('searching', () => {
  test('looks through the headers of all feed pages, not only the first', async () => {
    await new Site().publish(three, 1);
    const { start } = await opened();
    const answer = await answerOf(start(), { query: 'title c' });
    expect(idsIn(answer)).toEqual(['c']);
    expect(answer.progress).toMatchObject({ headers: 3, allHeaders: 3 });
    expect(answer.hits[0]?.title).toEqual([
      [0, 5],
      [6, 7],
    ]);
  });

  test('looks through the texts on the device, and shows the place where the words stand', async () => {
    await new Site().publish(three);
    const { library, start } = await opened();
    const finder = start();
    expect(idsIn(await answerOf(finder, { query: 'owls' }))).toEqual([]);
    await library.keepArticle(articleOf('b', { content_html: '<p>Owls at night</p>' }));
    await expect.poll(() => finder.answered()?.answer.total).toBe(1);
    expect(finder.answered()?.answer.hits).toMatchObject([{ text: 'Owls at night', found: [[0, 4]] }]);
  });

  test('finds what was kept and has left the edition, and no text that was forgotten', async () => {
    await new Site().publish(three);
    const { library, start } = await opened();
    await library.keepArticle(articleOf('gone', { title: 'Long gone', content_html: '<p>Herons</p>' }));
    const finder = start();
    expect(idsIn(await answerOf(finder, { query: 'herons' }))).toEqual(['gone']);
    await library.forgetArticle('https://example.org/gone');
    await expect.poll(() => finder.answered()?.answer.total).toBe(0);
  });

  test('says how many there are, and gives as many as are wanted', async () => {
    await new Site().publish(three);
    const answer = await answerOf((await opened()).start(), { query: 'title', most: 2 });
    expect(answer).toMatchObject({ total: 3, topics: [{ value: 'birds', count: 1 }] });
    expect(answer.hits).toHaveLength(2);
  });

  test('answers only the question that was asked last', async () => {
    await new Site().publish(three);
    const finder = (await opened()).start();
    for (const query of ['t', 'ti', 'tit']) finder.ask({ query, most: 1 });
    await answerOf(finder, { query: 'title a' });
    expect(idsIn(await answerOf(finder, { query: 'title a' }))).toEqual(['a']);
  });
});

test('nothing moves while the reader is among the results, until that is asked for', async () => {
  await new Site().publish(three);
  const { library, start } = await opened();
  const finder = start();
  await answerOf(finder, { query: 'title' });
  finder.hold();
  await library.keepArticle(articleOf('gone', { title: 'Title gone' }));
  await expect.poll(() => finder.answered()?.stale).toBe(true);
  expect(finder.answered()?.answer.total).toBe(3);
  finder.renew();
  await expect.poll(() => finder.answered()?.answer.total).toBe(4);
  expect(finder.answered()?.stale).toBeUndefined();
});

describe('the next visit', () => {
  test('reads nothing again of what is known', async () => {
    const site = new Site();
    await site.publish(three, 1);
    const { kept, start } = await opened();
    await answerOf(start(), { query: 'title' });
    await expect.poll(() => kept.read()).toBeDefined();
    site.requests.length = 0;
    expect((await answerOf(start(), { query: 'title c' })).total).toBe(1);
    expect(site.requests).toEqual([]);
  });

  test('has the new edition, and nothing of what has left it', async () => {
    const site = new Site();
    await site.publish(three, 1);
    const first = await opened();
    await answerOf(first.start(), { query: 'title' });
    await expect.poll(() => first.kept.read()).toBeDefined();
    await site.publish([{ slug: 'new' }, ...three.slice(0, 2)], 1);
    expect(idsIn(await answerOf((await opened()).start(), { query: 'title', most: 9 })).toSorted()).toEqual([
      'a',
      'b',
      'new',
    ]);
  });

  test('without a network finds what is here, and says that there would be more', async () => {
    const site = new Site();
    await site.publish(three, 1);
    const { start } = await opened();
    site.instead = down;
    const answer = await answerOf(start(), { query: 'title' }, 'partly');
    expect(idsIn(answer)).toEqual(['a']);
    expect(answer.progress).toMatchObject({ headers: 1, allHeaders: 3 });
  });

  test('begins anew where what was kept is corrupt, and where the device keeps nothing', async () => {
    await new Site().publish(three);
    const { kept, library, start } = await opened();
    await kept.keep({ format: 2, segments: [{ terms: 1 }], papers: [{}] });
    expect((await answerOf(start(), { query: 'title' })).total).toBe(3);
    await library.forgetAll();
    expect(await kept.read()).toBeUndefined();
  });
});
