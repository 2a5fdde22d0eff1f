import { describe, expect, it } from 'vitest';
import { inStore } from '../../src/store/connection.ts';
import { articleOf, openTab } from './desk.ts';

const version = (name: string, number: number) => ({
  ...articleOf(name, { content_html: `<p>Text ${number}</p>` }),
  sha256: `${name} ${number}`,
});
const id = 'https://example.org/a';

describe('the text that was read', () => {
  it('stays when a newer one takes its place', async () => {
    const { library } = openTab();
    await library.keepArticle(version('a', 1));
    await library.markRead(id, 'a 1');
    expect(await library.earlierText(id)).toBeUndefined();
    await library.keepArticle(version('a', 2));
    expect(await library.earlierText(id)).toMatchObject({
      sha256: 'a 1',
      article: { id, contentHtml: '<p>Text 1</p>' },
    });
    expect(await library.findArticle(id)).toMatchObject({ sha256: 'a 2' });
  });

  it('stays through texts that nobody read, and gives way to the next that was', async () => {
    const { library } = openTab();
    await library.keepArticle(version('a', 1));
    await library.markRead(id, 'a 1');
    for (const number of [2, 3]) await library.keepArticle(version('a', number));
    expect(await library.earlierText(id)).toMatchObject({ sha256: 'a 1' });
    await library.markRead(id, 'a 3');
    await library.noteSeen(id);
    expect(await library.earlierText(id)).toMatchObject({ sha256: 'a 1', seenAt: expect.any(String) });
    await library.keepArticle(version('a', 4));
    const { seenAt, ...earlier } = (await library.earlierText(id)) ?? {};
    expect(earlier).toMatchObject({ sha256: 'a 3' });
    expect(seenAt).toBeUndefined();
  });

  it('is not kept of articles that were not read, and not twice of one that comes again', async () => {
    const { library } = openTab();
    await library.keepArticle(version('b', 1));
    await library.keepArticle(version('b', 2));
    expect(await library.earlierText('https://example.org/b')).toBeUndefined();
    await library.noteSeen('https://example.org/b');
    await library.markRead(id, 'a 1');
    await library.keepArticle(version('a', 1));
    await library.keepArticle(version('a', 1));
    expect(await library.earlierText(id)).toBeUndefined();
  });

  it('is kept of the newest hundred, also when a whole pack changes', async () => {
    const { library, connection } = openTab();
    const pack = (number: number) => Array.from({ length: 120 }, (_, index) => version(`n${index}`, number));
    await library.keepArticles(pack(1));
    for (let index = 0; index < 120; index += 1) {
      await library.markRead(`https://example.org/n${index}`, `n${index} 1`);
    }
    await library.keepArticles(pack(2));
    expect(await inStore(connection.open, (database) => database.count('earlier'))).toBe(100);
  });

  it('is left out where it is very long', async () => {
    const { library } = openTab();
    const long = { ...articleOf('a', { content_html: 'x'.repeat(200_001) }), sha256: 'a 1' };
    await library.keepArticle(long);
    await library.markRead(id, 'a 1');
    await library.keepArticle(version('a', 2));
    expect(await library.earlierText(id)).toBeUndefined();
  });

  it('goes with the article, and with everything', async () => {
    const { library } = openTab();
    const change = async () => {
      await library.keepArticle(version('a', 1));
      await library.markRead(id, 'a 1');
      await library.keepArticle(version('a', 2));
    };
    for (const forget of [() => library.forgetArticle(id), () => library.forgetAll()]) {
      await change();
      await forget();
      expect(await library.earlierText(id)).toBeUndefined();
    }
  });

  it.each([
    ['what is corrupt is absent, and removed', { id, sha256: 7 }, 0],
    ["a newer Carrel's is absent, and stays", { id, format: 2, texts: [] }, 1],
  ])('%s', async (_, record, stays) => {
    const { library, connection } = openTab();
    await inStore(connection.open, (database) => database.put('earlier', record as never));
    expect(await library.earlierText(id)).toBeUndefined();
    expect(await inStore(connection.open, (database) => database.count('earlier'))).toBe(stays);
  });
});
