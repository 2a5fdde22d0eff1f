import { describe, expect, it, vi } from 'vitest';
import { BadBundle, NotFound, NotJson, ServerFault, TimedOut, Unreachable } from '../../src/data/failures.ts';
import { loadFeed } from '../../src/data/foreign.ts';
import { loadJson } from '../../src/data/load.ts';
import { down, fault, HOME, html, hung, missing, portal, redirected, Site } from './site.ts';

const address = `${HOME}edition.json`;

const stalled = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
const cutOff = () =>
  new Response(
    new ReadableStream({
      start: (body) => body.enqueue(new TextEncoder().encode('{"a":')),
      pull: (body) => body.error(new TypeError('terminated')),
    }),
  );

const slowly = async (body: ReadableStreamDefaultController) => {
  await new Promise((resolve) => setTimeout(resolve, 5000));
  body.enqueue(new TextEncoder().encode('1}'));
  body.close();
};

describe('what arrives instead of JSON has a name', () => {
  it.each([
    ['no network', down, Unreachable],
    ['a server that never answers', hung, TimedOut],
    ['a body that never comes', stalled, TimedOut],
    ['a connection that breaks off', cutOff, Unreachable],
    ['a missing file', missing, NotFound],
    ['a withdrawn file', () => new Response('', { status: 410 }), NotFound],
    ['a server fault', fault, ServerFault],
    ["a captive portal's page", portal, NotJson],
    ['a redirect to a sign-in elsewhere', () => redirected(new Response('{}'), 'http://portal.example/'), NotJson],
    ['a network that wants a sign-in', () => new Response('', { status: 511 }), NotJson],
    ["the app's own page in place of a file", () => html('<!doctype html><html lang="en" data-base="/">'), NotFound],
    ['JSON cut short', () => new Response('{"format":1,"title":"T'), NotJson],
    ['no bytes', () => new Response(''), NotJson],
    ['no text', () => new Response(new Uint8Array([0xff, 0xfe, 0x80])), NotJson],
  ])('%s', async (_, instead, kind) => {
    new Site().instead = instead;
    await expect(loadJson(address, { timeout: 30 })).rejects.toBeInstanceOf(kind);
  });

  it('says the status of a server fault, and keeps causes', async () => {
    const site = new Site();
    site.instead = fault;
    await expect(loadJson(address)).rejects.toMatchObject({ status: 500, address });
    site.instead = down;
    await expect(loadJson(address)).rejects.toMatchObject({ cause: expect.any(TypeError) });
  });
});

describe('a request', () => {
  it('gives the value, the bytes and the final address', async () => {
    const site = new Site();
    site.instead = () => redirected(new Response('\uFEFF{"a":1}'), `${HOME}other.json`);
    const loaded = await loadJson(address);
    expect(loaded).toMatchObject({ value: { a: 1 }, address: `${HOME}other.json` });
    expect(loaded.bytes).toHaveLength(10);
  });

  it('has 3 s for its first byte', async () => {
    vi.useFakeTimers();
    new Site().instead = hung;
    const outcome = loadJson(address).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2990);
    expect(await Promise.race([outcome, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(20);
    expect(await outcome).toBeInstanceOf(TimedOut);
    vi.useRealTimers();
  });

  it('may take longer than 3 s once it has begun', async () => {
    vi.useFakeTimers();
    new Site().instead = () =>
      new Response(
        new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"a":')), pull: slowly }),
      );
    const loaded = loadJson(address);
    await vi.advanceTimersByTimeAsync(6000);
    expect((await loaded).value).toEqual({ a: 1 });
    vi.useRealTimers();
  });

  it('ends with the reason of whoever stops it, and is then no sign of the network', async () => {
    new Site().instead = hung;
    const heard = vi.fn<(failure: unknown) => void>();
    const controller = new AbortController();
    const outcome = loadJson(address, { signal: controller.signal, heard });
    controller.abort(new Error('left the page'));
    await expect(outcome).rejects.toThrow('left the page');
    await expect(loadJson(address, { signal: controller.signal, heard })).rejects.toThrow('left the page');
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('a foreign feed', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1',
    title: 'Elsewhere',
    items: [{ id: 1, content_text: 'Hi' }],
  };

  it('opens, also after a redirect to another origin', async () => {
    new Site().instead = () => redirected(Response.json(feed), 'https://feeds.example/a.json');
    const found = await loadFeed('https://elsewhere.example/feed.json');
    expect(found).toMatchObject({ address: 'https://feeds.example/a.json', feed: { title: 'Elsewhere' } });
    expect(found.feed.items).toHaveLength(1);
  });

  it('is refused with all its problems when it is none', async () => {
    new Site().instead = () => Response.json({ channel: {} });
    const outcome = loadFeed('https://elsewhere.example/feed.json').catch((error: unknown) => error);
    expect(await outcome).toBeInstanceOf(BadBundle);
    expect(await outcome).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ path: 'items' })]),
    });
  });
});
