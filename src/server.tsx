import { QueryClientProvider } from '@tanstack/react-query';
import { prerender } from 'react-dom/static';
import { StaticRouter } from 'react-router-dom';
import type { Article, Edition } from './article/types.ts';
import { articleQuery, createQueryClient, editionQuery, feedQuery } from './data/queries.ts';
import { loadSanitizer, sanitize } from './data/sanitize.node.ts';
import { createServices } from './data/services.ts';
import { createLibrary } from './library/library.ts';
import { App } from './pages/app.tsx';
import { type Services, ServicesProvider } from './pages/services.tsx';

export { sanitize };

/** What a page is rendered from. Everything else, the reader's own things above all, comes in the browser. */
export type PageInput = {
  /** Address below the base, such as `/articles/a-small-desk/`. */
  readonly path: string;
  /** Path that the site is published under; begins and ends with a slash. */
  readonly base: string;
  readonly edition: Edition;
  /** The first page of the feed: headers, newest first, addresses absolute on `ORIGIN`. */
  readonly headers: readonly Article[];
  /** The article of the address, addresses absolute on `ORIGIN`, and where its bundle lies there. */
  readonly article?: {
    readonly article: Article;
    readonly slug: string;
    readonly sha256: string;
    readonly address: string;
  };
};

/** Stands for wherever the folder will be put: addresses on it are written from the root. */
export const ORIGIN = 'https://edition.invalid';

/** The HTML of a screen, complete without a script. Rejects with whatever a component throws. */
export async function renderPage(input: PageInput): Promise<string> {
  const services = servicesFor(input.base);
  const client = await filledClient(services, input);
  const { prelude } = await prerender(
    <QueryClientProvider client={client}>
      <ServicesProvider services={services}>
        <StaticRouter basename={input.base} location={input.base + input.path.slice(1)}>
          <App />
        </StaticRouter>
      </ServicesProvider>
    </QueryClientProvider>,
  );
  client.clear();
  return new Response(prelude).text();
}

function servicesFor(base: string): Services {
  const library = createLibrary(() => Promise.reject(new Error('no device to keep anything on')), base);
  return createServices({ base, address: `${ORIGIN}${base}`, library, loadSanitizer });
}

async function filledClient(services: Services, { edition, headers, article }: PageInput) {
  const client = createQueryClient();
  const found = { edition, id: '', from: 'network' as const };
  client.setQueryData(editionQuery(services).queryKey, found);
  client.setQueryData(feedQuery(services, found).queryKey, {
    pages: [{ articles: headers, from: 'network', kept: false }],
    pageParams: [0],
  });
  if (article !== undefined) {
    const { address, slug } = article;
    const here = `${services.home}articles/${encodeURIComponent(slug)}/`;
    const html = sanitize(article.article.contentHtml ?? '', { base: address, here });
    client.setQueryData(articleQuery(services, { slug }).queryKey, { ...article, from: 'network', html });
  }
  return client;
}
