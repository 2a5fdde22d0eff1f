import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { carrel, carrelAt, filesIn, readJson, workplace } from './carrel.ts';
import { web } from './web.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the last edition, given as --previous', () => {
  async function twoEditions(): Promise<string> {
    const folder = workplace('posts');
    await carrel(folder, 'publish', 'posts', '--out', 'last');
    rmSync(join(folder, 'posts/json.md'));
    writeFileSync(join(folder, 'posts/toml.md'), '---\ntitle: In TOML\n---\nAnother text.');
    return folder;
  }

  const memory = (folder: string) => ({ memory: join(folder, '.memory') });

  test('lies under the new one: its files stay, and only what has changed is written', async () => {
    const folder = await twoEditions();
    const { out } = await carrelAt(memory(folder), folder, 'publish', 'posts', '--out', 'site', '--previous', 'last');
    expect(out).toMatch(/\d files written, \d\d unchanged/);
    const [last, site] = [filesIn(join(folder, 'last')), filesIn(join(folder, 'site'))];
    const gone = [...last.keys()].filter((name) => /^(?:bundles|packs|media|assets)\//.test(name) && !site.has(name));
    expect(gone).toEqual([]);
    expect([...site.keys()].filter((name) => name.startsWith('bundles/in-toml.'))).toHaveLength(2);
    expect(site.has('articles/in-json/index.html')).toBe(true);
  });

  test('is counted from the day on which its files went out of use, wherever it is carried', async () => {
    const folder = await twoEditions();
    const at = (day: number) => ({ now: new Date(Date.UTC(2026, 0, day)), ...memory(folder) });
    await carrelAt(at(1), folder, 'publish', 'posts', '--out', 'second', '--previous', 'last');
    await carrelAt(at(2), folder, 'publish', 'posts', '--out', 'third', '--previous', 'second');
    expect(
      [...filesIn(join(folder, 'third')).keys()].filter((name) => name.startsWith('bundles/in-toml.')),
    ).toHaveLength(1);
  });

  test('is not there the first time, which is said and is no failure', async () => {
    const folder = workplace('feeds');
    writeFileSync(join(folder, 'a.md'), 'Well.');
    const { code, out } = await carrel(folder, 'publish', 'a.md', '--out', 'site', '--previous', 'nowhere');
    expect(code).toBe(0);
    expect(out).toContain('--previous nowhere holds no edition');
  });

  test('may be an address: what the new one has no more is fetched', async () => {
    const folder = await twoEditions();
    const last = filesIn(join(folder, 'last'));
    const routes = [...last].map(([name, text]) => [encodeURI(`/read/${name}`), Buffer.from(text, 'latin1')] as const);
    const asked: string[] = [];
    const home = await web({
      '*': (response, url) => {
        asked.push(url);
        const body = new Map(routes).get(url);
        response.writeHead(body === undefined ? 404 : 200).end(body);
      },
    });
    const { out } = await carrel(folder, 'publish', 'posts', '--out', 'site', '--previous', `${home}/read`);
    expect(out).not.toContain('--previous');
    const site = filesIn(join(folder, 'site'));
    for (const name of ['bundles/in-toml.', 'bundles/in-json.', 'packs/'])
      for (const [old] of [...last].filter(([one]) => one.startsWith(name))) expect(site.get(old)).toBe(last.get(old));
    expect(Object.keys((readJson(folder, 'site/.carrel.json') as { retired: object }).retired)).toHaveLength(4);
    expect(asked.filter((url) => url.includes('/bundles/'))).toHaveLength(2);
  });

  test('whose host is gone is said to be missing, and the new one is published', async () => {
    const folder = workplace('posts');
    const { out } = await carrel(folder, 'publish', 'posts', '--out', 'site', '--previous', 'http://127.0.0.1:9/');
    expect(out).toMatch(/127\.0\.0\.1:9.*Nothing was kept of the last edition/);
    expect(out).toContain('6 of 9 articles published');
  });
});
