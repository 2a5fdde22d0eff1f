import { describe, expect, it } from 'vitest';
import { obey } from '../../src/offline/worker/messages.ts';
import { down, html, hung, redirected } from '../data/site.ts';
import { alone, Deployment, HOME, pageOf, visit } from './deployment.ts';

async function openHouse() {
  const deployment = new Deployment();
  return { deployment, house: await deployment.installed('1') };
}

const silences = [
  ['the server gone', down],
  ['a server that hangs', hung],
  ["a captive portal's page", () => html('<html><p>Sign in')],
  [
    'a portal that redirects to its own page',
    () => redirected(html('<html><p>Sign in'), 'http://localhost:3000/login'),
  ],
  ['a server fault', () => html('<html><p>Fault', { status: 503 })],
] as const;

describe.each(silences)('with %s', (_, instead) => {
  it.each([
    '',
    'articles/a/',
    'articles/a',
    'articles/rädern/',
    'articles/a/more/',
    'topics/node.js',
    'search/?q=x',
    'saved',
    'drafts/',
  ])('the app opens at "%s"', async (path) => {
    const { deployment, house } = await openHouse();
    deployment.instead = instead;
    expect(await visit(house, path)).toEqual({ shows: 'shell 1', status: 200 });
  });

  it('a page that was visited opens as it was, and no other in its place', async () => {
    const { deployment, house } = await openHouse();
    deployment.page('articles/a/', 'Article a');
    await visit(house, 'articles/a/');
    deployment.instead = instead;
    expect(await visit(house, 'articles/a/')).toEqual({ shows: 'Article a', status: 200 });
    expect(await visit(house, 'articles/b/')).toEqual({ shows: 'shell 1', status: 200 });
    expect(await visit(house, 'nowhere/')).toEqual({ shows: 'shell 1', status: 200 });
    expect(await visit(house, 'articles/a/?print')).toEqual({ shows: 'shell 1', status: 200 });
  });
});

describe('with the network', () => {
  it('a page opened again comes from the device, and is new at the time after', async () => {
    const { deployment, house } = await openHouse();
    deployment.page('', 'Monday');
    expect((await visit(house, ''))?.shows).toBe('Monday');
    deployment.page('', 'Tuesday');
    expect((await visit(house, ''))?.shows).toBe('Monday');
    expect((await visit(house, ''))?.shows).toBe('Tuesday');
  });

  it('a page whose assets are not kept comes from the network', async () => {
    const { deployment, house } = await openHouse();
    deployment.page('', 'of another version', 'assets/other.js');
    await visit(house, '');
    deployment.page('', 'newer', 'assets/other.js');
    expect((await visit(house, ''))?.shows).toBe('newer');
    deployment.instead = down;
    expect((await visit(house, ''))?.shows).toBe('shell 1');
  });

  it("the site's own 404 is shown, and not kept", async () => {
    const { deployment, house } = await openHouse();
    deployment.put('articles/x/', pageOf('Not here'), 'text/html', {
      status: 404,
      headers: { 'content-type': 'text/html' },
    });
    expect(await visit(house, 'articles/x/')).toEqual({ shows: 'Not here', status: 404 });
    deployment.instead = down;
    expect((await visit(house, 'articles/x/'))?.shows).toBe('shell 1');
  });

  it.each([
    ['the site has taken away', () => html(pageOf('Not here'), { status: 404 }), 'Not here'],
    ['the site has moved', () => redirected(html(pageOf('Moved')), `${HOME}articles/b/`), `${HOME}articles/b/`],
  ])('a page that %s is kept no longer', async (_, then, shows) => {
    const { deployment, house } = await openHouse();
    deployment.page('articles/a/', 'Article a');
    await visit(house, 'articles/a/');
    deployment.files.set('articles/a/', then);
    await visit(house, 'articles/a/');
    expect((await visit(house, 'articles/a/'))?.shows).toBe(shows);
  });

  it("a host's own 404 page gives way to the app", async () => {
    const { house } = await openHouse();
    expect((await visit(house, 'articles/x/'))?.shows).toBe('shell 1');
  });

  it('an address that the host writes differently is passed on as a redirect, and not kept', async () => {
    const { deployment, house } = await openHouse();
    deployment.files.set('saved', () => redirected(html(pageOf('Saved')), `${HOME}saved/`));
    expect(await visit(house, 'saved')).toEqual({ shows: `${HOME}saved/`, status: 302 });
    deployment.instead = down;
    expect((await visit(house, 'saved'))?.shows).toBe('shell 1');
  });

  it('a page cut off halfway is not kept', async () => {
    const { deployment, house } = await openHouse();
    const bytes = new TextEncoder().encode(pageOf('Half'));
    let broken = true;
    deployment.files.set('', () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(bytes),
        pull: (controller) => (broken ? controller.error(new TypeError('terminated')) : controller.close()),
      });
      return new Response(body, { headers: { 'content-type': 'text/html' } });
    });
    await visit(house, '').catch(() => {});
    broken = false;
    deployment.instead = down;
    expect((await visit(house, ''))?.shows).toBe('shell 1');
  });

  it('another Carrel further down the same origin is left to itself', async () => {
    const { deployment, house } = await openHouse();
    deployment.put('edition.json', '{}', 'application/json');
    deployment.put('inner/', '<html data-base="/blog/inner/"><p>Inner', 'text/html');
    expect((await visit(house, 'inner/'))?.shows).toBe('Inner');
    deployment.instead = down;
    expect((await visit(house, 'inner/'))?.shows).toBe('shell 1');
  });

  it.each(['feed.json', 'rss.xml', 'media/a.avif', 'embed/?article=a', 'bundles/a.1.json', 'assets/app-1.js'])(
    'opening the file %s is left to the browser',
    async (path) => {
      const { house } = await openHouse();
      expect(await visit(house, path)).toBeUndefined();
    },
  );

  it('the page that was open before the worker is kept, too', async () => {
    const { deployment, house } = await openHouse();
    deployment.page('', 'Front');
    await obey({ type: 'KEEP_PAGES', urls: [HOME, `${HOME}gone/`, 'https://else.example/'] }, house, alone);
    expect(deployment.requests).not.toContain('https://else.example/');
    deployment.instead = down;
    expect((await visit(house, ''))?.shows).toBe('Front');
  });

  it('keeps the newest 300 pages', async () => {
    const { deployment, house } = await openHouse();
    for (let index = 0; index < 302; index += 1) {
      deployment.page(`articles/${index}/`, `Article ${index}`);
      await visit(house, `articles/${index}/`);
    }
    deployment.instead = down;
    expect((await visit(house, 'articles/1/'))?.shows).toBe('shell 1');
    expect((await visit(house, 'articles/2/'))?.shows).toBe('Article 2');
  });
});
