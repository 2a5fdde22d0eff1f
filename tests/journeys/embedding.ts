import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { articleAt, type Header, headersOf } from './edition.ts';
import { type Host, startHost } from './host.ts';
import { test as base } from './journey.ts';

type Embedding = Host & {
  /** Address of the element's script on the site. */
  readonly script: string;
  /** The newest article that has a picture and is in English. */
  readonly article: Header & { readonly address: string; readonly pointer: string; readonly bundleAddress: string };
  /** The host's policy, strict but for what the design asks for: the site's scripts, data and pictures. */
  readonly strict: string;
};

export const test = base.extend<{ readonly embedding: Embedding }>({
  embedding: async ({ site }, use) => {
    const host = await startHost();
    const found = headersOf(site.folder).find(({ language }) => language === 'en') ?? articleAt(site.folder, 0);
    const origin = new URL(site.address).origin;
    await use({
      ...host,
      script: site.path('embed/carrel-article.js'),
      article: {
        ...found,
        address: site.path(found.path),
        pointer: site.path(found.path.replace('articles/', 'oembed/').replace(/\/$/, '.json')),
        bundleAddress: site.path(join(found.bundle)),
      },
      strict: `default-src 'none'; script-src 'self' ${origin}; connect-src ${origin}; img-src ${origin} data:; style-src 'self'`,
    });
    await host.stop();
  },
});

export const CLASSIC = (script: string) => `<script src="${script}" async></script>`;
export const MODULE = (script: string) => `<script type="module" src="${script}"></script>`;
export const element = (src: string, attributes = '', inside = '') =>
  `<carrel-article src="${src}" ${attributes}>${inside}</carrel-article>`;
export const TRUSTED = "; require-trusted-types-for 'script'; trusted-types app dompurify";
export const UNTRUSTED = "; require-trusted-types-for 'script'; trusted-types 'none'";

/** Notes the element's events before any script runs. */
export const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard: string[] = [];
    Object.defineProperty(window, 'heard', { value: heard, enumerable: false });
    for (const type of ['carrel-load', 'carrel-error']) {
      addEventListener(type, (event) => {
        const { detail } = event as CustomEvent<{ error?: { name: string } }>;
        heard.push(`${type}${detail.error ? ` ${detail.error.name}` : ''}`);
      });
    }
  });
export const heard = (page: Page) => page.evaluate(() => Reflect.get(window, 'heard') as string[]);

/** A browser that cannot clean HTML by itself. */
export const withoutSetHtml = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(Element.prototype, 'setHTML');
  });
