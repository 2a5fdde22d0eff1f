import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { StaticRouter } from 'react-router-dom';
import type { SafeHtml } from './article/types.ts';
import { createQueryClient } from './data/queries.ts';
import { loadSanitizer, sanitize } from './data/sanitize.node.ts';
import { createServices } from './data/services.ts';
import { createLibrary } from './library/library.ts';
import { App } from './pages/app.tsx';
import { fillQueries, type PageState } from './pages/page-state.ts';
import { type Services, ServicesProvider } from './pages/services.tsx';

export type { PageState } from './pages/page-state.ts';

/** A page to be drawn. Everything in it that is the reader's own comes in the browser. */
export type PageInput = {
  /** Address below the base, such as `/articles/a-small-desk/`. */
  readonly path: string;
  /** Path that the site is published under; begins and ends with a slash. */
  readonly base: string;
  readonly state: PageState;
  /** The article's text as it came, and its bundle's address below the base; cleaned here. */
  readonly text?: { readonly html: string; readonly bundle: string };
};

/** Stands for wherever the folder will be put: addresses on it are written from the root. */
const ORIGIN = 'https://edition.invalid';

/** The HTML of a screen, complete without a script. Rejects with whatever a component throws. */
export async function renderPage(input: PageInput): Promise<string> {
  const { base, path } = input;
  const services = servicesFor(base);
  const client = createQueryClient();
  fillQueries(client, services, input.state, cleanText(input));
  const page = (
    <QueryClientProvider client={client}>
      <ServicesProvider services={services}>
        <StaticRouter basename={base} location={base + path.slice(1)}>
          <App />
        </StaticRouter>
      </ServicesProvider>
    </QueryClientProvider>
  );
  const html = isAtOnce(path) ? renderToString(page) : await renderWhole(page);
  client.clear();
  return html;
}

/** Screens that come late in the app are waited for; the others are drawn five times as fast. */
const isAtOnce = (path: string) => /^\/(?:articles\/[^/]+\/)?$/.test(path);

/** In one piece: what React holds back for a script to put into its place would never come without scripts. */
async function renderWhole(page: ReactElement): Promise<string> {
  const { prelude } = await prerender(page, { progressiveChunkSize: Number.POSITIVE_INFINITY });
  return new Response(prelude).text();
}

function cleanText({ text, base, path }: PageInput): SafeHtml | undefined {
  return (
    text && sanitize(text.html, { base: `${ORIGIN}${base}${text.bundle}`, here: `${ORIGIN}${base}${path.slice(1)}` })
  );
}

function servicesFor(base: string): Services {
  const library = createLibrary(() => Promise.reject(new Error('no device to keep anything on')), base);
  return createServices({ base, address: `${ORIGIN}${base}`, library, loadSanitizer });
}
