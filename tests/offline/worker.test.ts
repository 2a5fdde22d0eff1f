import { describe, expect, it } from 'vitest';
import { keepApp } from '../../src/offline/worker/assets.ts';
import type { House } from '../../src/offline/worker/house.ts';
import { obey } from '../../src/offline/worker/messages.ts';
import { answer } from '../../src/offline/worker/policy.ts';
import { forgetHalf, noteBefore, sweep } from '../../src/offline/worker/sweep.ts';
import { down, html } from '../data/site.ts';
import { alone, ask, Deployment, HOME, pageOf, visit } from './deployment.ts';

describe('installing', () => {
  it('keeps shell and assets, so that the app starts without a network', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    deployment.instead = down;
    expect((await visit(house, 'saved/'))?.shows).toBe('shell 1');
    expect(await ask(house, 'assets/app-1.js')).toBe('app 1');
    expect(await ask(house, 'manifest.webmanifest')).toBe('{}');
  });

  it('takes the shell by its bytes, however the host answers it, with its policy', async () => {
    const deployment = new Deployment();
    const house = await deployment.version('1');
    const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" };
    deployment.put('404.html', pageOf('shell 1', 'assets/app-1.js'), 'text/html', { status: 404, headers });
    await keepApp(house);
    const shell = await deployment.shelves.match(`${HOME}404.html`, { cacheName: 'carrel:/blog/:app:1' });
    expect(shell?.status).toBe(200);
    expect(shell?.headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  it.each([
    ['a shell of another version', '404.html', () => html(pageOf('shell 0'))],
    ['a missing asset', 'assets/app-1.js', () => new Response('', { status: 404 })],
    ['a page in place of an asset', 'assets/app-1.js', () => html('<html>Sign in')],
    ['no network', 'assets/app-1.js', down],
  ])('does not succeed with %s', async (_, path, answer) => {
    const deployment = new Deployment();
    const house = await deployment.version('1');
    deployment.files.set(path, answer);
    await expect(keepApp(house)).rejects.toBeInstanceOf(Error);
  });

  it('leaves nothing of itself on a device that is full, and what it has elsewhere', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    const full = new DOMException('no room', 'QuotaExceededError');
    await expect(forgetHalf(new TypeError('no network'), house)).rejects.toThrow('no network');
    expect(await deployment.shelves.keys()).toEqual(['carrel:/blog/:app:1']);
    await expect(forgetHalf(full, house)).rejects.toBe(full);
    expect(await deployment.shelves.keys()).toEqual([]);
  });

  it('fetches again what the browser has taken away, and says whether all is there', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    await (await deployment.shelves.open('carrel:/blog/:app:1')).delete(`${HOME}assets/app-1.js`);
    deployment.instead = down;
    expect(await obey({ type: 'STATUS' }, house, alone)).toEqual({ version: '1', complete: false });
    deployment.instead = undefined;
    expect(await obey({ type: 'STATUS' }, house, alone)).toEqual({ version: '1', complete: true });
  });
});

describe('a newer version', () => {
  it('leaves the older one its files while one of its pages is open, then takes them away', async () => {
    const deployment = new Deployment();
    await deployment.installed('1');
    const newer = await deployment.installed('2');
    await noteBefore(['old tab'], newer);
    await sweep(['old tab', 'new tab'], newer);
    expect(await ask(newer, 'assets/app-1.js')).toBe('app 1');
    await sweep(['new tab'], newer);
    expect(await deployment.shelves.keys()).toEqual(['carrel:/blog/:app:2']);
  });

  it('that waits keeps its files when the one before it takes over', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    await noteBefore([], house);
    await deployment.installed('2');
    await sweep([], house);
    await sweep([], house);
    expect(await deployment.shelves.keys()).toEqual(['carrel:/blog/:app:1', 'carrel:/blog/:app:2']);
  });

  it('opens a page of its own before it has taken over, with its own files', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    await deployment.installed('2');
    deployment.page('', 'of version 2', 'assets/app-2.js');
    await visit(house, '');
    deployment.instead = down;
    expect((await visit(house, ''))?.shows).toBe('of version 2');
    expect(await ask(house, 'assets/app-2.js')).toBe('app 2');
  });

  it('that has taken over opens no page of the older one, whose reader would be back there', async () => {
    const deployment = new Deployment();
    const older = await deployment.installed('1');
    deployment.page('', 'of version 1', 'assets/app-1.js');
    await visit(older, '');
    const newer = await deployment.installed('2');
    await noteBefore(['old tab'], newer);
    deployment.page('', 'of version 2', 'assets/app-2.js');
    expect((await visit(newer, ''))?.shows).toBe('of version 2');
    deployment.instead = down;
    expect((await visit(newer, ''))?.shows).toBe('of version 2');
    expect(await ask(newer, 'assets/app-1.js')).toBe('app 1');
  });

  it('opens without a network what was only read in the older one, as its own shell', async () => {
    const deployment = new Deployment();
    const older = await deployment.installed('1');
    deployment.page('articles/a/', 'of version 1', 'assets/app-1.js');
    await visit(older, 'articles/a/');
    const newer = await deployment.installed('2');
    await noteBefore(['old tab'], newer);
    deployment.instead = down;
    expect((await visit(newer, 'articles/a/'))?.shows).toBe('shell 2');
  });

  it('touches nothing that belongs to another base', async () => {
    const deployment = new Deployment();
    for (const name of ['carrel:/:app:1', 'carrel:/blog/x/:app:1', 'carrel:/blog/:pages', 'other']) {
      await deployment.shelves.open(name);
    }
    const house = await deployment.installed('2');
    await noteBefore([], house);
    await sweep([], house);
    await obey({ type: 'FORGET_ALL' }, house, alone);
    expect(await deployment.shelves.keys()).toEqual([
      'carrel:/:app:1',
      'carrel:/blog/x/:app:1',
      'other',
      'carrel:/blog/:app:2',
    ]);
  });
});

describe('pictures', () => {
  it('of kept articles show without a network, others do not', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    deployment.put('media/a.avif', 'picture a', 'image/avif');
    deployment.put('media/b.avif', 'picture b', 'image/avif');
    const urls = ['media/a.avif', 'media/a.avif', 'media/gone.avif', 'feed.json'].map((path) => HOME + path);
    const kept = await obey({ type: 'KEEP_MEDIA', urls: [...urls, 'https://else.example/x.avif', 7] }, house, alone);
    expect(kept).toEqual({ kept: 1, failed: 1, full: false });
    expect(await ask(house, 'media/b.avif')).toBe('picture b');
    deployment.instead = down;
    expect(await ask(house, 'media/a.avif')).toBe('picture a');
    await expect(ask(house, 'media/b.avif')).rejects.toBeInstanceOf(TypeError);
    await obey({ type: 'FORGET_MEDIA', urls }, house, alone);
    await expect(ask(house, 'media/a.avif')).rejects.toBeInstanceOf(TypeError);
  });

  it('are never the page of a captive portal', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    deployment.instead = () => html('<html>Sign in');
    const urls = [`${HOME}media/a.avif`];
    expect(await obey({ type: 'KEEP_MEDIA', urls }, house, alone)).toEqual({ kept: 0, failed: 1, full: false });
  });
});

describe('films and sounds', () => {
  const part = async (house: House, range: string) => {
    const response = await answer(new Request(`${HOME}media/film.mp4`, { headers: { range } }), house, () => {});
    return [response?.status, response?.headers.get('content-range'), await response?.text()];
  };

  it.each([
    ['bytes=0-', [206, 'bytes 0-9/10', '0123456789']],
    ['bytes=2-4', [206, 'bytes 2-4/10', '234']],
    ['bytes=-3', [206, 'bytes 7-9/10', '789']],
    ['bytes=8-99', [206, 'bytes 8-9/10', '89']],
    ['bytes=10-', [416, 'bytes */10', '']],
    ['bytes=1-2,4-5', [200, null, '0123456789']],
    ['pages=1-2', [200, null, '0123456789']],
  ])('of kept articles play without a network, asked for by %s', async (range, answered) => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    deployment.put('media/film.mp4', '0123456789', 'video/mp4');
    await obey({ type: 'KEEP_MEDIA', urls: [`${HOME}media/film.mp4`] }, house, alone);
    deployment.instead = down;
    expect(await part(house, range)).toEqual(answered);
  });

  it('that are not kept come from the network, which answers for the piece', async () => {
    const deployment = new Deployment();
    const house = await deployment.installed('1');
    deployment.files.set('media/film.mp4', () => new Response('234', { status: 206 }));
    expect(await part(house, 'bytes=2-4')).toEqual([206, null, '234']);
  });
});

describe('the worker leaves alone', () => {
  it.each([
    ['edition.json', {}],
    ['feed/a.json', {}],
    ['bundles/a.1.json', {}],
    ['oembed/a.json', {}],
    ['assets/app-1.js', { method: 'POST' }],
    ['https://else.example/assets/app-1.js', {}],
    ['/other/assets/app-1.js', {}],
  ])('%s %o', async (path, init) => {
    const house = await new Deployment().installed('1');
    expect(await ask(house, path, init)).toBeUndefined();
  });

  it.each([undefined, null, 'SKIP', 7, {}, { type: 'FORMAT_DISK' }, { type: 'KEEP_MEDIA', urls: 'all' }])(
    'messages that it does not understand: %o',
    async (message) => {
      const deployment = new Deployment();
      const house = await deployment.installed('1');
      const before = deployment.requests.length;
      await obey(message, house, alone);
      expect(deployment.requests).toHaveLength(before);
    },
  );
});
