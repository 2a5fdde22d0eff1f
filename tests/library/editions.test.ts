import { describe, expect, it } from 'vitest';
import { editionOf, hashOf, openTab, pageOf } from './desk.ts';

const address = 'https://example.org/feed/a.json';

describe('a kept edition', () => {
  it('is absent at first, then the one kept last', async () => {
    const { library } = openTab();
    expect(await library.readEdition()).toBeUndefined();
    await library.keepEdition(editionOf('first'), 'one');
    await library.keepEdition(editionOf('second'), 'two');
    expect(await library.readEdition()).toMatchObject({ id: 'two', edition: { title: 'second' } });
    await library.keepEdition(editionOf('first'), 'one');
    expect((await library.readEdition())?.id).toBe('one');
  });

  it('stays in use until the first page of the next has arrived', async () => {
    const { library } = openTab();
    await library.keepPage(hashOf('a'), pageOf('a'), address);
    await library.keepEdition(editionOf('first', hashOf('a')), 'one');
    await library.keepEdition(editionOf('second', hashOf('b')), 'two');
    expect((await library.readEdition())?.id).toBe('one');
    await library.keepPage(hashOf('b'), pageOf('b'), address);
    expect((await library.readEdition())?.id).toBe('two');
  });

  it('goes when three newer ones are here, with the pages that only it names', async () => {
    const { library } = openTab();
    for (const digit of ['a', 'b', 'c', 'd']) {
      await library.keepPage(hashOf(digit), pageOf(digit), address);
      await library.keepEdition(editionOf(digit, hashOf(digit), hashOf('e')), digit);
    }
    expect(await library.readPage(hashOf('a'))).toBeUndefined();
    expect(await library.readPage(hashOf('b'))).toBeDefined();
    expect((await library.readEdition())?.id).toBe('d');
  });

  it('is absent and removed when it is corrupt, and the one before it serves', async () => {
    const { library, connection } = openTab();
    await library.keepEdition(editionOf('first'), 'one');
    await library.keepEdition({ format: 1 }, 'two');
    expect((await library.readEdition())?.id).toBe('one');
    expect(await (await connection.open()).getAllKeys('editions')).toEqual(['one']);
  });

  it('of a newer format is not read, and not removed', async () => {
    const { library, connection } = openTab();
    await library.keepEdition({ ...editionOf('first'), format: 2 }, 'one');
    expect(await library.readEdition()).toBeUndefined();
    expect(await (await connection.open()).count('editions')).toBe(1);
  });
});

describe('a kept feed page', () => {
  it('is found by its hash, checked, with its address', async () => {
    const { library } = openTab();
    const raw = { ...pageOf('a'), items: [{ id: 'a', url: '../articles/a/', content_text: '' }] };
    await library.keepPage(hashOf('a'), raw, address);
    const page = await library.readPage(hashOf('a'));
    expect(page?.items[0]?.url).toBe('https://example.org/articles/a/');
  });

  it.each([
    ['no feed', { address, raw: 'text' }],
    ['no address', { raw: pageOf('a') }],
  ])('is absent and removed when it is %s', async (_, record) => {
    const { library, connection } = openTab();
    const database = await connection.open();
    await database.put('pages', { sha256: hashOf('a'), ...record } as never);
    expect(await library.readPage(hashOf('a'))).toBeUndefined();
    expect(await database.count('pages')).toBe(0);
  });
});
