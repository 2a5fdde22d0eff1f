import { describe, expect, it, vi } from 'vitest';
import { StoreFull, StoreUnavailable } from '../../src/store/errors.ts';
import { articleOf, openTab } from './desk.ts';

describe('a kept article', () => {
  it('is found by its id, its slug and its hash, with addresses made absolute', async () => {
    const { library } = openTab();
    const kept = articleOf('a');
    await library.keepArticle(kept);
    const found = await library.findArticle(kept.id);
    expect(found).toMatchObject({ slug: 'a', sha256: kept.sha256, address: kept.address });
    expect(found?.article).toMatchObject({ id: kept.id, title: 'Title a', image: 'https://example.org/media/a.avif' });
    expect(await library.findBySlug('a')).toEqual(found);
    expect(await library.findByHash(kept.sha256)).toEqual(found);
  });

  it('is absent until it is kept, and after it is forgotten', async () => {
    const { library } = openTab();
    expect(await library.findArticle('https://example.org/a')).toBeUndefined();
    await library.keepArticle(articleOf('a'));
    await library.forgetArticle('https://example.org/a');
    expect(await library.findArticle('https://example.org/a')).toBeUndefined();
    expect(await library.keptArticles()).toEqual([]);
  });

  it('gives way to its newer version', async () => {
    const { library } = openTab();
    await library.keepArticle(articleOf('a'));
    await library.keepArticle({ ...articleOf('a', { title: 'Newer' }), sha256: 'newer hash' });
    expect((await library.findArticle('https://example.org/a'))?.article.title).toBe('Newer');
    expect(await library.findByHash('hash of a')).toBeUndefined();
    expect(await library.keptArticles()).toHaveLength(1);
  });

  it('has the identity it was kept under, where its own id is short', async () => {
    const { library } = openTab();
    await library.keepArticle({ ...articleOf('a', { id: '1' }), id: 'https://other.example/feed.json#1' });
    const found = await library.findArticle('https://other.example/feed.json#1');
    expect(found?.article.id).toBe('https://other.example/feed.json#1');
  });

  it('that was kept last is the one under a slug that moved', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { library } = openTab();
    vi.setSystemTime('2026-01-01');
    await library.keepArticle({ ...articleOf('z'), slug: 'moved' });
    vi.setSystemTime('2026-01-02');
    await library.keepArticle({ ...articleOf('b'), slug: 'moved' });
    vi.setSystemTime('2026-01-03');
    await library.keepArticle({ ...articleOf('c'), slug: 'other' });
    vi.useRealTimers();
    expect((await library.findBySlug('moved'))?.article.id).toBe('https://example.org/b');
    expect((await library.keptArticles()).map((row) => row.slug)).toEqual(['other', 'moved', 'moved']);
  });

  it('stands in the list with its title and the bytes it takes', async () => {
    const { library } = openTab();
    const kept = articleOf('a', { content_html: 'Åß' });
    await library.keepArticle(kept);
    const [row] = await library.keptArticles();
    const bytes = new Blob([JSON.stringify(kept.raw)]).size;
    expect(row).toMatchObject({ id: kept.id, slug: 'a', title: 'Title a', sha256: kept.sha256, bytes });
    expect(await library.space()).toMatchObject({ articles: 1, bytes });
  });
});

describe('a thousand articles', () => {
  it('are kept within five seconds, and counted', async () => {
    const { library } = openTab();
    const text = 'Reading is a slow art. '.repeat(220);
    const many = Array.from({ length: 1000 }, (_, n) => articleOf(`${n}`, { content_html: `<p>${text}</p>` }));
    const start = performance.now();
    await library.keepArticles(many);
    expect(performance.now() - start).toBeLessThan(5000);
    expect((await library.space()).articles).toBe(1000);
    expect((await library.findBySlug('999'))?.article.title).toBe('Title 999');
  });
});

describe('a corrupt record', () => {
  it.each([
    ['no item at all', { slug: 'a', sha256: 'x', address: 'https://example.org/', keptAt: '2026' }],
    ['an item without an id', { slug: 'a', sha256: 'x', address: 'https://example.org/', keptAt: '2026', raw: {} }],
    ['no address', { slug: 'a', sha256: 'x', keptAt: '2026', raw: articleOf('a').raw }],
    ['a number for its slug', { slug: 1, sha256: 'x', address: 'x', keptAt: '2026', raw: articleOf('a').raw }],
  ])('is absent and removed when it has %s', async (_, record) => {
    const { library, connection } = openTab();
    await library.keepArticle(articleOf('a'));
    const database = await connection.open();
    await database.put('articles', { id: 'https://example.org/a', ...record } as never);
    expect(await library.findArticle('https://example.org/a')).toBeUndefined();
    expect(await database.count('articles')).toBe(0);
    expect(await library.keptArticles()).toEqual([]);
  });

  it("that is a newer Carrel's is absent, and stays", async () => {
    const { library, connection } = openTab();
    const database = await connection.open();
    await database.put('articles', { id: 'a', slug: 'a', format: 2, packed: '…' } as never);
    await database.put('rows', { id: 'a', format: 2 } as never);
    expect(await library.findArticle('a')).toBeUndefined();
    expect(await library.keptArticles()).toEqual([]);
    expect([await database.count('articles'), await database.count('rows')]).toEqual([1, 1]);
  });

  it('leaves the others under its slug alone', async () => {
    const { library, connection } = openTab();
    await library.keepArticle(articleOf('a'));
    await (await connection.open()).put('articles', { id: 'broken', slug: 'a' } as never);
    expect((await library.findBySlug('a'))?.article.id).toBe('https://example.org/a');
    expect(await (await connection.open()).count('articles')).toBe(1);
  });

  it('in the list is removed with its article', async () => {
    const { library, connection } = openTab();
    await library.keepArticles([articleOf('a'), articleOf('b')]);
    await (await connection.open()).put('rows', { id: 'https://example.org/a', bytes: 'many' } as never);
    expect((await library.keptArticles()).map((row) => row.slug)).toEqual(['b']);
    expect(await library.findArticle('https://example.org/a')).toBeUndefined();
  });
});

describe('a device that refuses', () => {
  it('says by name that it is full, and what was kept before stays', async () => {
    const { library } = openTab();
    await library.keepArticle(articleOf('a'));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(library.keepArticles([articleOf('b'), articleOf('c')])).rejects.toBeInstanceOf(StoreFull);
    expect((await library.keptArticles()).map((row) => row.slug)).toEqual(['a']);
  });

  it('says by name that it keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { library } = openTab();
    const asked = [
      library.keepArticle(articleOf('a')),
      library.findArticle('a'),
      library.readEdition(),
      library.savedArticles(),
      library.space(),
      library.forgetAll(),
    ];
    const answers = await Promise.allSettled(asked);
    vi.unstubAllGlobals();
    for (const answer of answers) {
      expect(answer.status === 'rejected' && answer.reason).toBeInstanceOf(StoreUnavailable);
    }
  });
});
