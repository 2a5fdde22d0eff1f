import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  delete document.documentElement.dataset['base'];
  vi.resetModules();
});

/** Each test is a page of its own: a policy can be made once a page. */
const openPage = () => import('../../src/data/trusted.ts');

describe('the policy "app"', () => {
  it.each([
    ['/', '/sw.js', 'http://localhost:3000/sw.js'],
    ['/blog/', 'http://localhost:3000/blog/sw.js', 'http://localhost:3000/blog/sw.js'],
    ['/blog/', 'assets/search-1a2b.js', 'http://localhost:3000/blog/assets/search-1a2b.js'],
  ])("under %s trusts the app's own script %s", async (base, address, href) => {
    document.documentElement.dataset['base'] = base;
    expect((await openPage()).trustedScript(address)).toBe(href);
  });

  it.each([
    'https://evil.example/sw.js',
    '/sw.js',
    '/blog/media/a.js',
    '/blog/assets/../media/a.js',
    'data:,1',
    '//x/',
  ])('trusts no other script: %s', async (address) => {
    document.documentElement.dataset['base'] = '/blog/';
    const { trustedScript } = await openPage();
    expect(() => trustedScript(address)).toThrow(TypeError);
  });

  it('is made once, at its first use', async () => {
    const createPolicy = vi.fn((_name: string, rules: object) => rules);
    vi.stubGlobal('trustedTypes', { createPolicy });
    const { trustedHtml } = await openPage();
    expect(createPolicy).not.toHaveBeenCalled();
    expect([trustedHtml('<p>'), trustedHtml('<b>')]).toEqual(['<p>', '<b>']);
    expect(createPolicy).toHaveBeenCalledTimes(1);
    expect(createPolicy.mock.calls[0]?.[0]).toBe('app');
    vi.unstubAllGlobals();
  });
});
