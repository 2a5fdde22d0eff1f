import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FetchFailed, type FetchOptions, fetchBytes } from '../../src/publish/sources/fetch.ts';
import { web } from './web.ts';

async function failure(address: string, options?: FetchOptions): Promise<FetchFailed> {
  const error: unknown = await fetchBytes(address, options).catch((reason: unknown) => reason);
  if (!(error instanceof FetchFailed)) throw new Error('was read');
  return error;
}

describe('an address', () => {
  test('gives bytes, type and text, unpacked', async () => {
    const address = await web({
      '/feed': (response) => {
        response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' });
        response.end(gzipSync('<rss>é</rss>'));
      },
    });
    const got = await fetchBytes(`${address}/feed`);
    expect(got).toMatchObject({ address: `${address}/feed`, contentType: 'application/rss+xml' });
    expect(got.text()).toBe('<rss>é</rss>');
  });

  test('that has moved gives the place where the document lies now', async () => {
    const address = await web({
      '/old': (response) => response.writeHead(301, { location: '/older' }).end(),
      '/older': (response) => response.writeHead(302, { location: '/new/feed.xml' }).end(),
      '/new/feed.xml': 'here',
    });
    expect((await fetchBytes(`${address}/old`)).address).toBe(`${address}/new/feed.xml`);
  });

  test('is read by the charset of its server', async () => {
    const address = await web({
      '/latin': (response) => {
        response.writeHead(200, { 'content-type': 'text/xml; charset="ISO-8859-1"' });
        response.end(Buffer.from('caf\xe9', 'latin1'));
      },
    });
    expect((await fetchBytes(`${address}/latin`)).text()).toBe('café');
  });

  test('that is not there says so, with what the server wrote', async () => {
    const address = await web({});
    const error = await failure(`${address}/none`);
    expect(error).toMatchObject({ status: 404, body: 'nothing here' });
    expect(error.message).toBe(
      `${address}/none was refused with 404: nothing is there. Look whether the address is right.`,
    );
  });

  test('whose connection is cut half way says so', async () => {
    const address = await web({
      '*': (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half', () => response.destroy());
      },
    });
    expect((await failure(address)).message).toMatch(/could not be read: the connection was cut/);
  });

  test('that never answers, or never ends, is given up', async () => {
    const address = await web({ '/hung': () => {}, '/slow': (response) => response.write('a') });
    const limits = { timeout: 60 };
    expect((await failure(`${address}/hung`, limits)).message).toMatch(/sent nothing for 0.06 s/);
    expect((await failure(`${address}/slow`, limits)).message).toMatch(/sent nothing for 0.06 s/);
  });

  test('that drips for ever is given up too', async () => {
    const address = await web({
      '*': (response) => {
        const drip = setInterval(() => response.write('a'), 10);
        response.on('close', () => clearInterval(drip));
      },
    });
    expect((await failure(address, { timeout: 40 })).message).toMatch(/took far too long/);
  });

  test('with too much behind it is not read to its end', async () => {
    const address = await web({ '/big': 'x'.repeat(300_000) });
    expect((await failure(`${address}/big`, { limit: 100_000 })).message).toMatch(/is larger than 0.1 MB/);
  });

  test.each(['file:///etc/passwd', 'ftp://example.org/a', 'nonsense', 'http://'])(
    'such as %s is none',
    async (name) => {
      expect((await failure(name)).message).toBe(`${name} is no http or https address.`);
    },
  );

  test('at which nobody listens says so', async () => {
    expect((await failure('http://127.0.0.1:9/')).message).toMatch(/could not be read/);
  });

  test('that leads round in a circle is given up', async () => {
    const address = await web({ '*': (response) => response.writeHead(302, { location: '/again' }).end() });
    expect((await failure(`${address}/a`)).message).toMatch(/redirect/);
  });
});
