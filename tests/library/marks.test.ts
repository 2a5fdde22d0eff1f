import { describe, expect, it, vi } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import type { Change } from '../../src/library/shelf.ts';
import { inStore } from '../../src/store/connection.ts';
import { articleOf, editionOf, openTab } from './desk.ts';

const header = { id: 'https://example.org/a', slug: 'a', title: 'A', summary: 'Short', date: '2026-01-01T00:00:00Z' };

describe('saved articles', () => {
  it('are listed with what a row needs, the one saved last first', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01') });
    const { library } = openTab();
    await library.save(header);
    vi.setSystemTime('2026-01-02');
    await library.save({ id: 'b', slug: 'b', title: 'B', image: 'https://example.org/b.avif' });
    vi.useRealTimers();
    expect(await library.savedArticles()).toEqual([
      { id: 'b', slug: 'b', title: 'B', image: 'https://example.org/b.avif', savedAt: '2026-01-02T00:00:00.000Z' },
      { ...header, savedAt: '2026-01-01T00:00:00.000Z' },
    ]);
  });

  it('can be taken off the list', async () => {
    const { library } = openTab();
    await library.save(header);
    expect(await library.isSaved(header.id)).toBe(true);
    await library.unsave(header.id);
    expect(await library.isSaved(header.id)).toBe(false);
    expect(await library.savedArticles()).toEqual([]);
  });

  it('stay when the kept text of the article goes', async () => {
    const { library } = openTab();
    await library.keepArticle(articleOf('a'));
    await library.save(header);
    await library.forgetArticle(header.id);
    expect(await library.savedArticles()).toHaveLength(1);
  });
});

describe("a newer Carrel's marks", () => {
  it('are absent here, and stay for it', async () => {
    const { library, connection } = openTab();
    const mark = { format: 2, texts: ['hash 1'] };
    await inStore(connection.open, (database) => database.put('marks', { kind: 'read', id: 'a', mark }));
    await inStore(connection.open, (database) => database.put('marks', { kind: 'saved', id: 'a', mark }));
    expect(await library.readIds()).toEqual(new Map());
    expect(await library.savedArticles()).toEqual([]);
    expect(await library.isSaved('a')).toBe(false);
    expect(await inStore(connection.open, (database) => database.count('marks'))).toBe(2);
  });
});

describe('reading', () => {
  it('is remembered with the version that was read', async () => {
    const { library } = openTab();
    await library.markRead('a', 'hash 1');
    await library.markRead('b', 'hash 2');
    await library.markRead('a', 'hash 3');
    expect([...(await library.readIds())]).toEqual([
      ['a', 'hash 3'],
      ['b', 'hash 2'],
    ]);
  });

  it('goes on at the place where it stopped', async () => {
    const { library } = openTab();
    expect(await library.placeOf('a')).toBeUndefined();
    await library.keepPlace('a', { fraction: 0.4, block: 12 });
    expect(await library.placeOf('a')).toEqual({ fraction: 0.4, block: 12 });
  });

  it('follows the feed from what was seen last', async () => {
    const { library } = openTab();
    const mark = { since: '2026-01-01T00:00:00Z', seen: ['a', 'b'] };
    await library.follow(mark);
    expect(await library.followed()).toEqual(mark);
    await library.unfollow();
    expect(await library.followed()).toBeUndefined();
  });
});

describe('a corrupt mark', () => {
  const reads: [string, unknown, (library: Library) => Promise<unknown>, unknown][] = [
    ['saved', { id: 'x' }, (library) => library.savedArticles(), []],
    ['saved', null, (library) => library.isSaved('x'), false],
    ['read', 5, async (library) => [...(await library.readIds())], []],
    ['places', { fraction: 7, block: 1 }, (library) => library.placeOf('x'), undefined],
    ['places', { fraction: 0.5, block: 'top' }, (library) => library.placeOf('x'), undefined],
  ];
  it.each(reads)('of the kind %s (%j) is absent and removed', async (kind, mark, read, expected) => {
    const { library, connection } = openTab();
    const database = await connection.open();
    await database.put('marks', { kind, id: 'x', mark });
    expect(await read(library)).toEqual(expected);
    expect(await database.count('marks')).toBe(0);
  });

  it('of following is absent and removed', async () => {
    const { library, connection } = openTab();
    await library.follow({ since: 'then', seen: [1] as never });
    expect(await library.followed()).toBeUndefined();
    expect(await (await connection.open()).count('marks')).toBe(0);
  });

  it('keeps its row but loses a picture that is no web address', async () => {
    const { library } = openTab();
    await library.save({ ...header, image: 'javascript:alert(1)' });
    expect((await library.savedArticles())[0]).not.toHaveProperty('image');
  });
});

describe('a change', () => {
  it('is told in this tab and in the others of the same base', async () => {
    const [here, there, elsewhere] = [openTab(), openTab(), openTab('/blog/')];
    const [heardHere, heardElsewhere] = [vi.fn(), vi.fn()];
    here.library.subscribe(heardHere);
    elsewhere.library.subscribe(heardElsewhere);
    const heardThere = new Promise<Change>((resolve) => void there.library.subscribe(resolve));
    await here.library.save(header);
    expect(heardHere.mock.calls).toEqual([['saved']]);
    expect(await heardThere).toBe('saved');
    expect(await there.library.savedArticles()).toHaveLength(1);
    expect(heardElsewhere).not.toHaveBeenCalled();
  });

  it('is no longer told to one who has stopped listening', async () => {
    const { library } = openTab();
    const heard = vi.fn();
    library.subscribe(heard)();
    await library.keepEdition(editionOf('first'), 'one');
    expect(heard).not.toHaveBeenCalled();
  });
});

it('forgets all of the library and nothing of the drafts', async () => {
  const { library, connection } = openTab();
  const heard = vi.fn();
  await library.keepArticle(articleOf('a'));
  await library.keepEdition(editionOf('first'), 'one');
  await library.save(header);
  const database = await connection.open();
  await database.put('drafts', { articleId: 'a', tab: 't', draft: {} });
  library.subscribe(heard);
  await library.forgetAll();
  expect(heard.mock.calls).toEqual([['all']]);
  for (const name of ['articles', 'rows', 'editions', 'pages', 'marks'] as const) {
    expect(await database.count(name)).toBe(0);
  }
  expect(await database.count('drafts')).toBe(1);
});

it('says how much the browser counts and allows, where it tells', async () => {
  const { library } = openTab();
  expect(await library.space()).toEqual({ articles: 0, bytes: 0 });
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 7, quota: 9 }) } });
  expect(await library.space()).toEqual({ usage: 7, quota: 9, articles: 0, bytes: 0 });
  vi.unstubAllGlobals();
});
