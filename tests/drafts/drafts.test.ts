import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { forgetEverything } from '../../src/store/forget.ts';
import { data } from '../data.ts';
import { article, closeTab, commentIn, commentsOnDisk, openTab, startTab, until } from './desk.ts';

const other = { id: 'https://example.org/b', slug: 'b', title: 'On writing' };

async function afterReload(texts: readonly string[]): Promise<(string | undefined)[]> {
  const before = await openTab();
  const articles = texts.map((text, n) => ({ id: `${n}`, slug: `${n}`, title: text }));
  for (const [n, one] of articles.entries()) before.drafts.type(one, 'comment', texts[n] ?? '');
  closeTab(before);
  const { drafts } = await openTab();
  return articles.map(({ id }) => drafts.draftOf(id)?.fields.comment);
}

describe('a keystroke', () => {
  it('is in memory at once', async () => {
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'H');
    expect(drafts.draftOf(article.id)).toMatchObject({
      articleId: article.id,
      slug: 'a',
      title: 'On reading',
      fields: { comment: 'H', name: '', email: '', website: '' },
      conflicts: {},
      state: 'draft',
    });
  });

  it('is in a transaction before the task ends, so that whoever reads next finds it', async () => {
    const { drafts, connection } = await openTab();
    const reader = await (await openTab()).connection.open();
    expect(connection.ready).toBeDefined();
    drafts.type(article, 'comment', 'H');
    const [row] = await reader.getAll('drafts');
    expect(row?.draft).toMatchObject({ fields: { comment: { value: 'H' } } });
  });

  it('waits for nothing but the opening of the database', async () => {
    const { drafts } = startTab();
    drafts.type(article, 'comment', 'H');
    drafts.type(article, 'comment', 'He');
    expect(drafts.draftOf(article.id)?.fields.comment).toBe('He');
    await drafts.whenLoaded;
    expect(await commentsOnDisk()).toEqual(['He']);
    expect(drafts.kept).toBe(true);
  });

  it('is told to whoever shows drafts', async () => {
    const { drafts } = await openTab();
    const heard = vi.fn();
    const end = drafts.subscribe(heard);
    drafts.type(article, 'comment', 'H');
    expect(heard).toHaveBeenCalledTimes(1);
    end();
    drafts.type(article, 'comment', 'He');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('a draft', () => {
  it('is back after a reload, every field of it', async () => {
    const before = await openTab();
    before.drafts.type(article, 'comment', 'Well said');
    before.drafts.type(article, 'email', 'ada@example.org');
    closeTab(before);
    const { drafts } = await openTab();
    const fields = { comment: 'Well said', name: '', email: 'ada@example.org', website: '' };
    expect(drafts.draftOf(article.id)).toMatchObject({ fields, conflicts: {} });
  });

  it('leaves one record behind, however many reloads it has seen', async () => {
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      const tab = await openTab();
      tab.drafts.type(article, 'comment', text);
      closeTab(tab);
    }
    await openTab();
    expect(await commentsOnDisk()).toEqual(['abcd']);
  });

  it('stands in the list, the one typed in last first', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01') });
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'First');
    vi.setSystemTime('2026-01-02');
    drafts.type(other, 'comment', 'Second');
    vi.useRealTimers();
    expect(drafts.allDrafts().map((draft) => draft.slug)).toEqual(['b', 'a']);
  });

  it('stays the same object as long as nothing changes', async () => {
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'H');
    expect(drafts.draftOf(article.id)).toBe(drafts.draftOf(article.id));
    expect(drafts.allDrafts()).toBe(drafts.allDrafts());
  });

  it('is none when all of it was deleted again, and leaves the disk with the next load', async () => {
    const before = await openTab();
    before.drafts.type(article, 'comment', 'H');
    before.drafts.type(article, 'comment', '');
    expect(before.drafts.draftOf(article.id)).toBeUndefined();
    expect(before.drafts.allDrafts()).toEqual([]);
    closeTab(before);
    await openTab();
    expect(await commentsOnDisk()).toEqual([]);
  });

  it('is absent and removed when it is corrupt, and the others stay', async () => {
    const before = await openTab();
    before.drafts.type(article, 'comment', 'Well said');
    const database = await before.connection.open();
    await database.put('drafts', { articleId: 'b', tab: 'x', draft: { fields: 'none' } });
    await database.put('drafts', { articleId: 'c', tab: 'x' } as never);
    closeTab(before);
    const { drafts } = await openTab();
    expect(drafts.allDrafts().map((draft) => draft.articleId)).toEqual([article.id]);
    expect(await commentsOnDisk()).toEqual(['Well said']);
  });

  it('of a newer Carrel stays on the disk, and what this one cannot read of it is not shown', async () => {
    const { drafts, connection } = await openTab();
    drafts.type(article, 'comment', 'Well said');
    const [row] = await (await connection.open()).getAll('drafts');
    const newer = { articleId: 'b', tab: 'newer', draft: { ...(row?.draft as object), articleId: 'b', format: 2 } };
    await (await connection.open()).put('drafts', newer);
    const after = await openTab();
    expect(after.drafts.allDrafts().map((draft) => draft.articleId)).toEqual([article.id]);
    expect(await (await connection.open()).get('drafts', ['b', 'newer'])).toEqual(newer);
  });

  it('survives an update of the app that happens under the open tab', async () => {
    const tab = await openTab();
    tab.drafts.type(article, 'comment', 'Before');
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('carrel:/', 99);
      request.onsuccess = () => resolve(request.result);
    });
    tab.drafts.type(article, 'comment', 'Before and after');
    await tab.connection.open();
    expect(await commentsOnDisk()).toEqual(['Before and after']);
    newer.close();
  });

  it('of two Carrels on one origin is not the same', async () => {
    const { drafts } = await openTab('/');
    drafts.type(article, 'comment', 'Here');
    expect(commentIn(await openTab('/blog/'))).toBeUndefined();
  });
});

describe('discarding', () => {
  it('removes the draft from memory and disk, and can be undone', async () => {
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'Well said');
    drafts.type(article, 'name', 'Ada');
    const token = drafts.discard(article.id);
    expect(drafts.draftOf(article.id)).toBeUndefined();
    expect(await commentsOnDisk()).toEqual([]);
    expect(drafts.restore(token)).toBe(true);
    expect(drafts.draftOf(article.id)?.fields).toMatchObject({ comment: 'Well said', name: 'Ada' });
    expect(await commentsOnDisk()).toEqual(['Well said']);
  });

  it('can be undone once, and not after a reload', async () => {
    const before = await openTab();
    before.drafts.type(article, 'comment', 'Well said');
    const token = before.drafts.discard(article.id);
    expect((await openTab()).drafts.restore(token)).toBe(false);
    expect(before.drafts.restore(token)).toBe(true);
    expect(before.drafts.restore(token)).toBe(false);
  });

  it('before the disk was read removes what was there too', async () => {
    const before = await openTab();
    before.drafts.type(article, 'comment', 'Old');
    closeTab(before);
    const { drafts } = startTab();
    drafts.discard(article.id);
    drafts.type(article, 'comment', 'New');
    await drafts.whenLoaded;
    expect(drafts.draftOf(article.id)).toMatchObject({ fields: { comment: 'New' }, conflicts: {} });
    expect(await commentsOnDisk()).toEqual(['New']);
  });

  it('loses nothing that was typed since when it is undone', async () => {
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'First thought');
    const token = drafts.discard(article.id);
    drafts.type(article, 'comment', 'Second thought');
    drafts.restore(token);
    const conflict = { mine: 'Second thought', theirs: 'First thought' };
    expect(drafts.draftOf(article.id)?.conflicts.comment).toEqual(conflict);
  });
});

describe('a device that refuses', () => {
  it('keeps the draft in memory only, and says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'Well said');
    expect(drafts.draftOf(article.id)?.fields.comment).toBe('Well said');
    expect(drafts.kept).toBe(false);
    expect(drafts.problem?.name).toBe('StoreUnavailable');
    vi.unstubAllGlobals();
  });

  it('is tried again, and what is on it is read then', async () => {
    const before = await openTab();
    before.drafts.type(other, 'comment', 'Earlier');
    closeTab(before);
    vi.stubGlobal('indexedDB', undefined);
    const { drafts } = await openTab();
    drafts.type(article, 'comment', 'W');
    drafts.type(article, 'comment', 'We');
    vi.unstubAllGlobals();
    await until(drafts, () => drafts.kept && drafts.draftOf(other.id) !== undefined);
    expect((await commentsOnDisk()).toSorted()).toEqual(['Earlier', 'We']);
  });

  it('says that it is full, and keeps all once there is room', async () => {
    const { drafts } = await openTab();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    drafts.type(article, 'comment', 'Well said');
    drafts.type(other, 'comment', 'Well done');
    await until(drafts, () => !drafts.kept);
    expect(drafts.problem?.name).toBe('StoreFull');
    drafts.type(other, 'comment', 'Well done!');
    full.mockRestore();
    await until(drafts, () => drafts.kept);
    expect(await commentsOnDisk()).toEqual(['Well said', 'Well done!']);
  });

  it('that dropped the connection without a word gets a new one', async () => {
    const { drafts, connection } = await openTab();
    (await connection.open()).close();
    drafts.type(article, 'comment', 'Well said');
    await until(drafts, () => !drafts.kept);
    await until(drafts, () => drafts.kept);
    expect(await commentsOnDisk()).toEqual(['Well said']);
  });
});

it('forgets drafts with everything else, in every tab', async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.drafts.type(article, 'comment', 'Well said');
  await until(two.drafts, () => two.drafts.draftOf(article.id) !== undefined);
  await forgetEverything('/');
  await until(one.drafts, () => one.drafts.draftOf(article.id) === undefined);
  await until(two.drafts, () => two.drafts.draftOf(article.id) === undefined);
  expect(await commentsOnDisk()).toEqual([]);
});

describe('any text', () => {
  const odd = ['\ud800', 'a\udc00b', '\udfff\ud800', '\u0000', '\ufeff', 'e\u0301 \u00e9', '\r\n\n\r', '𝒳👩‍👩‍👧'];

  it('comes back as it was typed, character by character', async () => {
    expect(await afterReload(odd)).toEqual(odd);
  });

  it.skipIf(!data)('of the list of naughty strings comes back as it was typed', async () => {
    const texts: string[] = JSON.parse(readFileSync(`${data}/strings/blns.json`, 'utf8'));
    const written = texts.filter((text) => text !== '');
    expect(texts).toHaveLength(515);
    expect(await afterReload(written)).toEqual(written);
  });
});
