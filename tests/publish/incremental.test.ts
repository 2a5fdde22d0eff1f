import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { articleIn, carrel, carrelAt, filesIn, readJson, workplace } from './carrel.ts';
import { changedFiles, writeMany } from './many.ts';
import { web } from './web.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400_000;
const now = Date.parse('2026-01-01T00:00:00Z');

describe('a site published again', () => {
  let folder: string;
  let site: string;
  beforeEach(async () => {
    folder = workplace('posts');
    site = join(folder, 'site');
    settle(join(folder, 'posts'));
    await carrel(folder, 'publish', 'posts', '--out', 'site');
  });

  test('with nothing changed gives the same report, and touches no file', async () => {
    const first = await carrel(folder, 'publish', 'posts', '--out', 'site', '--json');
    const times = timesIn(site);
    const again = await carrel(folder, 'publish', 'posts', '--out', 'site', '--json');
    expect(withoutTimes(again.out)).toEqual(withoutTimes(first.out));
    expect(again.code).toBe(1);
    expect(timesIn(site)).toEqual(times);
  });

  test.each([
    ['a file of it was changed', 'articles/dated/index.html', 'write'],
    ['a file of it is gone', 'oembed/dated.json', 'remove'],
    ['a bundle is gone', 'bundles', 'remove'],
    ['edition.json is gone', 'edition.json', 'remove'],
  ])('is mended when %s', async (_what, name, how) => {
    const whole = filesIn(site);
    if (how === 'write') writeFileSync(join(site, name), 'somebody else’s');
    else rmSync(join(site, name), { recursive: true });
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(filesIn(site)).toEqual(whole);
  });

  test('takes in a picture that was not there before', async () => {
    const dot = readFileSync(join(folder, 'posts/pictures/dot.png'));
    expect(articleIn(site, 'first-of-all').content_html).not.toContain('alt="Not there"');
    writeFileSync(join(folder, 'posts/pictures/none.png'), dot);
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    const html = articleIn(site, 'first-of-all').content_html;
    expect(html.match(/alt="Not there"/g)).toHaveLength(1);
  });

  test('leads links to an article that has come, and away from one that has gone', async () => {
    writeFileSync(join(folder, 'posts/gone.md'), '---\ntitle: Not gone\n---\nHere.\n');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(articleIn(site, 'first-of-all').content_html).toContain('../articles/not-gone/');
    rmSync(join(folder, 'posts/gone.md'));
    const { out } = await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(out).toContain('leads to nothing here: gone.md');
  });

  test('shows an article on its day, though nothing has changed', async () => {
    const until = Date.parse(String(await futureDate(folder)));
    const { out } = await carrelAt(new Date(until + 1000), folder, 'publish', 'posts', '--out', 'site');
    expect(out).toContain('7 of 9 articles published');
  });

  test('follows its settings', async () => {
    writeFileSync(join(folder, 'carrel.json'), '{"title":"Another Name"}');
    await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(readJson(site, 'edition.json')).toMatchObject({ title: 'Another Name' });
    expect(readFileSync(join(site, 'articles/dated/index.html'), 'utf8')).toContain('Another Name</title>');
    expect(readJson(site, 'oembed/dated.json')).toMatchObject({ provider_name: 'Another Name' });
  });

  test('keeps the files of the edition before for a day, and no longer', async () => {
    const old = bundleOf(site, 'dated');
    const file = join(folder, 'posts/2015-06-29-dated-name.md');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more line.\n`);
    await carrelAt(new Date(now), folder, 'publish', 'posts', '--out', 'site');
    expect(existsSync(join(site, old))).toBe(true);
    expect(readJson(site, '.carrel.json')).toMatchObject({ retired: { [old]: '2026-01-01T00:00:00.000Z' } });
    await carrelAt(new Date(now + DAY - 1), folder, 'publish', 'posts', '--out', 'site');
    expect(existsSync(join(site, old))).toBe(true);
    await carrelAt(new Date(now + DAY), folder, 'publish', 'posts', '--out', 'site');
    expect(existsSync(join(site, old))).toBe(false);
    expect(existsSync(join(site, '.carrel.json'))).toBe(false);
  });

  test('takes a withdrawn article’s page away with its folder, and leaves alone what it did not make', async () => {
    writeFileSync(join(site, 'media', 'mine.png'), 'mine');
    rmSync(join(folder, 'posts/2015-06-29-dated-name.md'));
    await carrelAt(new Date(now), folder, 'publish', 'posts', '--out', 'site');
    expect(existsSync(join(site, 'articles/dated/index.html'))).toBe(true);
    await carrelAt(new Date(now + DAY), folder, 'publish', 'posts', '--out', 'site');
    expect(existsSync(join(site, 'articles/dated'))).toBe(false);
    expect(existsSync(join(site, 'media/mine.png'))).toBe(true);
  });
});

describe('of many articles', () => {
  test('one changed article writes its own three files, its page and pack, and edition.json', async () => {
    const folder = workplace();
    writeMany(folder, 150);
    await carrel(folder, 'publish', '.', '--out', 'site');
    const before = filesIn(join(folder, 'site'));
    writeFileSync(
      join(folder, '20.md'),
      readFileSync(join(folder, '20.md'), 'utf8').replace('Body 20.', 'Body 20, with a word more than before.'),
    );
    const { out } = await carrel(folder, 'publish', '.', '--out', 'site');
    expect(changedFiles(before, filesIn(join(folder, 'site')))).toEqual([
      '.carrel.json',
      'articles/number-20/index.html',
      'bundles/number-20.#.json',
      'edition.json',
      'feed/#.json',
      'oembed/number-20.json',
      'packs/#.#.json',
    ]);
    expect(out).toMatch(/\n6 files written/);
  });

  test('one with another summary changes also the pages that show it', async () => {
    const folder = workplace();
    writeMany(folder, 150);
    await carrel(folder, 'publish', '.', '--out', 'site');
    const before = filesIn(join(folder, 'site'));
    const file = join(folder, '20.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('About 20', 'Another summary'));
    await carrel(folder, 'publish', '.', '--out', 'site');
    const changed = changedFiles(before, filesIn(join(folder, 'site')));
    expect(changed).toContain('articles/number-19/index.html');
    expect(changed).toContain('articles/number-21/index.html');
    expect(changed.filter((name) => name.startsWith('articles/')).length).toBeLessThan(50);
  });

  test('a memory that is lost or damaged costs time alone', async () => {
    const folder = workplace();
    writeMany(folder, 30);
    const memory = join(folder, '.memory');
    const publish = () => carrelAt({ memory }, folder, 'publish', '.', '--out', 'site');
    await publish();
    const whole = filesIn(join(folder, 'site'));
    const [records = ''] = [...filesIn(memory).keys()].filter((name) => name.endsWith('.jsonl'));
    rmSync(join(memory, records.replace('.jsonl', '.run.json')), { force: true });
    const text = readFileSync(join(memory, records), 'utf8');
    writeFileSync(join(memory, records), text.replaceAll('"key":"', '"key":{"').slice(0, -100));
    expect((await publish()).out).toMatch(/\n0 files written/);
    expect(filesIn(join(folder, 'site'))).toEqual(whole);
    rmSync(memory, { recursive: true });
    expect((await publish()).out).toMatch(/\n0 files written/);
  });
});

/** Files that have only just been written could change unseen; these have been there for a while. */
function settle(folder: string): void {
  const time = new Date(Date.now() - 10_000);
  for (const name of filesIn(folder).keys()) utimesSync(join(folder, name), time, time);
}

function timesIn(folder: string): Map<string, number> {
  return new Map([...filesIn(folder).keys()].map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

function withoutTimes(report: string): unknown {
  const { seconds: _seconds, ...rest } = JSON.parse(report) as { seconds: number };
  return rest;
}

const bundleOf = (site: string, slug: string) =>
  [...filesIn(site).keys()].find((name) => name.startsWith(`bundles/${slug}.`)) ?? '';

async function futureDate(folder: string): Promise<unknown> {
  const { out } = await carrel(folder, 'publish', 'posts', '--out', 'other', '--json');
  const { leftOut } = JSON.parse(out) as { leftOut: { why: string; until?: string }[] };
  return leftOut.find(({ why }) => why === 'future')?.until;
}

test('a picture that another site does not give is asked for again after ten minutes, not with every run', async () => {
  const folder = workplace();
  let asked = 0;
  const home = await web({
    '*': (response) => {
      asked += 1;
      response.writeHead(500).end();
    },
  });
  writeFileSync(join(folder, 'a.md'), `![Far](${home}/far.png)\n\nText.`);
  writeFileSync(join(folder, 'b.md'), 'Well.');
  const publish = () => carrel(folder, 'publish', '.', '--out', 'site');
  expect(await publish()).toMatchObject({ code: 1, out: expect.stringContaining('far.png') });
  expect(asked).toBe(1);
  writeFileSync(join(folder, 'b.md'), 'Better.');
  expect(await publish()).toMatchObject({ code: 1, out: expect.stringContaining('far.png') });
  expect(asked).toBe(1);
  vi.setSystemTime(Date.now() + 601_000);
  onTestFinished(() => void vi.useRealTimers());
  await publish();
  expect(asked).toBe(2);
});
