import { describe, expect, it, vi } from 'vitest';
import { inStore } from '../../src/store/connection.ts';
import { articleOf, openTab } from './desk.ts';

describe('articles that may make room', () => {
  it('are never those that were saved, kept or written under, and the one kept first goes first', async () => {
    const { library, connection } = openTab();
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const [day, name] of ['later', 'first', 'pinned', 'saved', 'draft', 'posted'].entries()) {
      vi.setSystemTime(Date.UTC(2026, 0, name === 'first' ? 1 : 2 + day));
      await library.keepArticle(articleOf(name));
    }
    vi.useRealTimers();
    const idOf = (name: string) => articleOf(name).id;
    await library.pin(idOf('pinned'));
    await library.save({ id: idOf('saved'), slug: 'saved', title: 'Saved' });
    await inStore(connection.open, async (database) => {
      await database.put('drafts', { articleId: idOf('draft'), tab: 'a' } as never);
      await database.put('outbox', { id: 'one', letter: { article: { id: idOf('posted') } } } as never);
    });
    expect(await library.evictable()).toEqual([idOf('first'), idOf('later')]);
  });
});
