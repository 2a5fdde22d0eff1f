import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { MediaShelf, type PictureMedia } from '../../src/publish/media.ts';
import { PictureCache } from '../../src/publish/pictures/picture-cache.ts';
import { PictureMaker } from '../../src/publish/pictures/picture-maker.ts';
import { loadSharp } from '../../src/publish/pictures/sharp.ts';
import { FetchFailed } from '../../src/publish/sources/fetch.ts';
import { articleIn, carrel, workplace } from './carrel.ts';

/** Whole editions are written here, on machines that do other work too. */
vi.setConfig({ testTimeout: 60_000 });

/** A picture with colours that change from place to place, so that it is no drawing. */
async function photo(width: number, height: number) {
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 31 + (index >> 8) * 7) % 251);
  return sharp(pixels, { raw: { width, height, channels: 3 } }).blur(2);
}

const jpeg = async (width: number, height: number) => await (await photo(width, height)).jpeg().toBuffer();

const frame = async (background: string) =>
  await sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

async function movingGif(): Promise<Buffer> {
  return await sharp(await Promise.all([frame('red'), frame('blue')]), { join: { animated: true } })
    .gif()
    .toBuffer();
}

function shelfIn(folder: string, load = loadSharp) {
  const written = new Map<string, Uint8Array>();
  const files = {
    write: (name: string, bytes: Uint8Array) => written.set(name, bytes),
    has: (name: string) => written.has(name),
  };
  const maker = new PictureMaker(files, new PictureCache(join(folder, 'cache')), load);
  const home = { kind: 'file', file: join(folder, 'a.md'), root: folder } as const;
  return { written, maker, home, shelf: new MediaShelf(files, maker) };
}

async function bring(bytes: Uint8Array, name = 'a.jpg', load = loadSharp) {
  const folder = workplace();
  writeFileSync(join(folder, name), bytes);
  const { shelf, home, written, maker } = shelfIn(folder, load);
  await shelf.bring(name, home);
  return { media: shelf.picture(name, home), written, maker };
}

const widths = (media: unknown) => (media as PictureMedia).sizes.map(({ width }) => width);

describe('a picture', () => {
  test.each([
    ['large', 2000, [480, 960, 1600]],
    ['nearly as wide as one of the sizes', 1000, [480, 1000]],
    ['small', 300, [300]],
  ])('that is %s comes in the sizes that screens need, none larger than it is', async (_name, width, expected) => {
    const { media, written } = await bring(await jpeg(width, width / 2));
    expect(widths(media)).toEqual(expected);
    expect(media).toMatchObject({
      width: expected.at(-1),
      name: expect.stringMatching(/^media\/[0-9a-f]{16}\.(?:webp|jpg)$/),
    });
    expect([...written.keys()]).toEqual((media as PictureMedia).sizes.map(({ name }) => name));
  });

  test('stands upright and tells nothing of the camera', async () => {
    const bytes = await (await photo(600, 300))
      .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: 'Secret' } } })
      .jpeg()
      .toBuffer();
    const { media, written } = await bring(bytes);
    expect(media).toMatchObject({ width: 300, height: 600 });
    for (const file of written.values()) {
      const { format, exif, orientation } = await sharp(file).metadata();
      expect([format, exif, orientation]).toEqual(['webp', undefined, undefined]);
    }
  });

  test('that moves, or is drawn by the browser, stays as it is', async () => {
    const gif = await movingGif();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><path d="M0 0"/></svg>');
    expect([...(await bring(gif, 'a.gif')).written.values()]).toEqual([gif]);
    expect([...(await bring(svg, 'a.svg')).written.values()].map(String)).toEqual([String(svg)]);
  });

  test('that is a drawing keeps its edges, and what is small already its bytes', async () => {
    const drawing = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'white' } })
      .png({ palette: true })
      .toBuffer();
    const { written } = await bring(drawing, 'a.png');
    const [file = new Uint8Array()] = written.values();
    expect(file.length).toBeLessThanOrEqual(drawing.length);
    expect((await sharp(file).stats()).channels.every(({ min }) => min === 255)).toBe(true);
  });

  test('that is damaged is copied, and what is none is refused', async () => {
    const half = (await jpeg(600, 300)).subarray(0, 2000);
    expect([...(await bring(half)).written.values()]).toEqual([half]);
    expect((await bring(Buffer.from('no picture'))).media).toEqual({ reason: 'is no picture that a browser shows' });
  });

  test('is made once, and not again by the next run', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'a.jpg'), await jpeg(1200, 600));
    const first = shelfIn(folder);
    await Promise.all([first.shelf.bring('a.jpg', first.home), first.shelf.bring('./a.jpg', first.home)]);
    const sharpOnce = vi.fn(loadSharp);
    const second = shelfIn(folder, async () => {
      const real = await sharpOnce();
      return (
        real &&
        Object.assign((() => expect.fail('made again')) as unknown as typeof real, {
          concurrency: real.concurrency,
          cache: real.cache,
        })
      );
    });
    await second.shelf.bring('a.jpg', second.home);
    expect(second.written).toEqual(first.written);
  });

  test('is made again when what was kept of it is damaged', async () => {
    const folder = workplace();
    writeFileSync(join(folder, 'a.jpg'), await jpeg(600, 300));
    const first = shelfIn(folder);
    await first.shelf.bring('a.jpg', first.home);
    for (const name of readdirSync(join(folder, 'cache')))
      writeFileSync(join(folder, 'cache', name), '{"made":1,"kept":[]}');
    const second = shelfIn(folder);
    await second.shelf.bring('a.jpg', second.home);
    expect([...second.written.keys()]).toEqual([...first.written.keys()]);
  });

  test('is copied as it is where sharp is not installed, and that is said', async () => {
    const bytes = await jpeg(1200, 600);
    const { written, maker, media } = await bring(bytes, 'a.jpg', async () => undefined);
    expect([...written.values()]).toEqual([bytes]);
    expect(media).toMatchObject({ width: 1200, height: 600 });
    expect(maker.copied).toBe(1);
  });
});

describe('pictures in an article', () => {
  test('have sizes, a place kept free, and wait below the first screen', async () => {
    const folder = workplace();
    mkdirSync(join(folder, 'posts'));
    writeFileSync(join(folder, 'posts/a.jpg'), await jpeg(1200, 600));
    writeFileSync(
      join(folder, 'posts/b.md'),
      `---\ntitle: B\nimage: a.jpg\n---\n\n![First](a.jpg)\n\nText.\n\n![Again](a.jpg)\n\n[whole](a.jpg)\n`,
    );
    const { code } = await carrel(folder, 'publish', 'posts', '--out', 'site');
    expect(code).toBe(0);
    const { content_html: html, image, _carrel: extra } = articleIn(join(folder, 'site'), 'b');
    const [first = '', again = ''] = html.match(/<img[^>]*>/g) ?? [];
    expect(first).toMatch(
      /^<img src="\.\.\/media\/[0-9a-f]{16}\.webp" alt="First" decoding="async" width="1200" height="600" srcset="(?:\.\.\/media\/[0-9a-f]{16}\.webp \d+w(?:, )?){3}" sizes="\(max-width: 40rem\) 100vw, 40rem">$/,
    );
    expect(again).toContain('loading="lazy"');
    expect(extra['picture']).toEqual({
      width: 1200,
      height: 600,
      small: expect.stringMatching(/^\.\.\/media\/[0-9a-f]{16}\.webp$/),
    });
    const files = [image?.slice(3), /href="\.\.\/(media\/[^"]+)"/.exec(html)?.[1]].map((name) =>
      sharp(join(folder, 'site', name ?? '')).metadata(),
    );
    expect((await Promise.all(files)).map(({ width }) => width)).toEqual([960, 1200]);
  });

  test('of other sites are fetched once, and those that cannot be had are told of and become links', async () => {
    const picture = await jpeg(900, 300);
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(url.startsWith('/there') ? 200 : 404).end(picture);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = workplace();
    mkdirSync(join(folder, 'posts'));
    writeFileSync(
      join(folder, 'posts/b.md'),
      `# B\n\n<img src="${site}/small.jpg" srcset="${site}/there.jpg?a&amp;b 900w, ${site}/there-small.jpg 300w" alt="A">\n\n![Gone](${site}/gone.jpg)\n`,
    );
    const publish = () => carrel(folder, 'publish', 'posts', '--out', 'site');
    const { code, out } = await publish();
    expect(code).toBe(1);
    expect(out).toMatch(/lost: picture \S+\/gone\.jpg was refused with 404: .*; a link to it stays/);
    const { content_html: html } = articleIn(join(folder, 'site'), 'b');
    expect(html).toMatch(/<img src="\.\.\/media\/[0-9a-f]{16}\.webp" alt="A"[^>]* srcset="[^"]*480w, [^"]*900w"/);
    expect(html).toContain(`<img src="${site}/gone.jpg" alt="Gone"`);
    await publish();
    expect(asked).toEqual(['/there.jpg?a&b', '/gone.jpg']);
  });

  test('of a host that does not answer are not asked for again and again', async () => {
    const ask = vi.fn(async (address: string) => {
      throw new FetchFailed(`${address} could not be read: nothing answers there.`);
    });
    const files = { write: () => {}, has: () => false };
    const shelf = new MediaShelf(files, new PictureMaker(files, undefined), ask);
    const home = { kind: 'web', address: 'https://down.example/post/' } as const;
    for (let n = 0; n < 9; n += 1) await shelf.bring(`${n}.jpg`, home);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(shelf.picture('8.jpg', home)).toEqual({ reason: 'was not fetched, for down.example did not answer before' });
  });
});

test('a picture that has not changed is not written again', async () => {
  const folder = workplace();
  mkdirSync(join(folder, 'posts'));
  writeFileSync(join(folder, 'posts/a.jpg'), await jpeg(1200, 600));
  writeFileSync(join(folder, 'posts/b.md'), '# B\n\n![A](a.jpg)\n');
  const publish = () => carrel(folder, 'publish', 'posts', '--out', 'site');
  await publish();
  const media = join(folder, 'site/media');
  const times = () =>
    readdirSync(media).map((name) => [
      name,
      statSync(join(media, name)).mtimeMs,
      readFileSync(join(media, name)).length,
    ]);
  const before = times();
  expect(before).toHaveLength(3);
  await publish();
  expect(times()).toEqual(before);
});
