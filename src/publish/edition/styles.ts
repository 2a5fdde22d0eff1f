import { type PageState, renderPage } from '../../server.tsx';
import type { App } from './app.ts';
import { firstRules } from './style-rules.ts';

/** What pages carry in themselves, so that their first sight waits for no file. */
export type Styles = {
  /** Of every screen. */
  readonly all: string;
  /** What the page of an article needs of it. */
  readonly article: string;
};

/** The rules for articles are those of a specimen, which has everything that the page of an article may have. */
export async function stylesOf({ style }: App): Promise<Styles> {
  const html = await renderPage({ path: '/articles/specimen/', base: '/', state: SPECIMEN, text: TEXT });
  const classes = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
  const data = [...html.matchAll(/ (data-[a-z-]+)=/g)].map(([, name = '']) => name);
  return { all: style, article: firstRules(style, new Set([...classes, ...data, ...SETTINGS])) };
}

/** Set by the page's own first script. */
const SETTINGS = ['data-theme', 'data-text-size'];

const TEXT = { html: '<p>Text</p>', bundle: 'bundles/specimen.json' };

const other = (slug: string) => ({
  id: `carrel:${slug}`,
  title: 'Title',
  summary: 'Summary',
  image: '../media/a.webp',
  date_published: '2026-01-01T00:00:00Z',
  date_modified: '2026-02-01T00:00:00Z',
  authors: [{ name: 'Name', url: 'https://example.org/' }],
  tags: ['Topic'],
  language: 'en',
  _carrel: { slug, minutes: [1, 2], dir: 'ltr', picture: { width: 3, height: 2, caption: 'Caption' } },
});

const { _carrel, ...shown } = other('specimen');

const SPECIMEN: PageState = {
  edition: { format: 1, title: 'Title', contact: 'desk@example.org', articles: 0, feed: [] },
  feed: {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Title',
    items: [
      other('newer'),
      {
        ...shown,
        external_url: 'https://example.org/',
        attachments: [{ url: '../media/a.mp3', mime_type: 'audio/mpeg', title: 'Sound', size_in_bytes: 1 }],
        _carrel: {
          ..._carrel,
          bundle: '../bundles/specimen.json',
          sha256: '0'.repeat(64),
          more: [{ id: 'carrel:older', reason: 'Reason' }],
        },
      },
      other('older'),
    ],
  },
  slug: 'specimen',
};
