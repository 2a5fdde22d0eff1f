import { describe, expect, it, vi } from 'vitest';
import { lateLibrary } from '../../src/library/late-library.ts';
import { StoreUnavailable } from '../../src/store/errors.ts';
import { articleOf, openTab } from './desk.ts';

describe('a library that comes late', () => {
  it('is fetched once, by the first that asks, and does all that a library does', async () => {
    const load = vi.fn(() => Promise.resolve(openTab().library));
    const library = lateLibrary(load);
    expect(load).not.toHaveBeenCalled();
    await Promise.all([library.keepArticle(articleOf('a')), library.markRead('https://example.org/a', 'x')]);
    expect(await library.findArticle('https://example.org/a')).toMatchObject({
      article: { id: 'https://example.org/a' },
    });
    expect(load).toHaveBeenCalledOnce();
    library.close();
  });

  it('tells those who have listened from before it came', async () => {
    const library = lateLibrary(() => Promise.resolve(openTab().library));
    const [heard, ended] = [vi.fn(), vi.fn()];
    library.subscribe(heard);
    library.subscribe(ended)();
    await library.markRead('https://example.org/a', 'x');
    expect(heard).toHaveBeenCalledWith('read');
    expect(ended).not.toHaveBeenCalled();
  });

  it('is fetched again at the next asking where it could not be', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module');
    const load = vi.fn(() => Promise.resolve(openTab().library)).mockRejectedValueOnce(cause);
    const library = lateLibrary(load);
    const refused = await library.keptArticles().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(refused).toHaveProperty('cause', cause);
    expect(await library.keptArticles()).toEqual([]);
  });
});
