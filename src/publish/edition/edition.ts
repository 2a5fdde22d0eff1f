import { FORMAT } from '../../article/edition.ts';
import type { Topic } from '../../article/types.ts';
import { type PageState, renderPage } from '../../server.tsx';
import type { Published } from '../article.ts';
import type { App } from './app.ts';
import { atom } from './atom.ts';
import { type Icon, manifest, oembed, robots, sitemap } from './extras.ts';
import { type Bundle, bundleOf, encodeName, packOf, pageOf, rootFeed } from './feed.ts';
import type { SiteFolder } from './folder.ts';
import { hash, shortHash } from './hash.ts';
import { headersFile } from './headers-file.ts';
import { metadataOf } from './metadata.ts';
import { divideByContent, newestFirst, PACK_SHARE, PAGE_SHARE } from './order.ts';
import { relateAll } from './related.ts';
import { rss } from './rss.ts';
import { redirectPage, shellPage } from './shell.ts';
import type { Site } from './site.ts';
import { stateOf } from './state.ts';
import { workerScript } from './worker.ts';

const NEWEST_HEADERS = 100;
const NEWEST_WHOLE = 20;

/** Pages of the app that every site has, with their titles. */
const SCREENS = {
  saved: 'Saved',
  drafts: 'Drafts',
  offline: 'Offline',
  settings: 'Settings',
  subscribe: 'Subscribe',
  search: 'Search',
};

export type Edition = {
  readonly articles: readonly Published[];
  readonly site: Site;
  readonly app: App;
  readonly icons: readonly Icon[];
};

/** Writes a whole edition. `edition.json` comes last: until it is there, readers are on the edition before. */
export async function writeEdition({ articles, site, app, icons }: Edition, folder: SiteFolder): Promise<void> {
  const sorted = newestFirst(articles);
  const related = relateAll(sorted);
  const bundles = sorted.map((article) => bundleOf(article, site, related.get(article.id)));
  for (const { name, bytes } of app.files) folder.write(name, bytes);
  await writeArticles(bundles, site, app, folder);
  const packs = writePacks(sorted, site, folder);
  const feed = writePages(bundles, site, folder);
  const topics = countTopics(sorted);
  await writeScreens(topics, bundles, site, app, folder);
  writeRedirects(bundles, site, folder);
  writeHeads(bundles, feed, site, folder);
  folder.write('manifest.webmanifest', manifest(site, icons));
  folder.write('_headers', headersFile(site, app));
  const { title, language, config } = site;
  const root = {
    format: FORMAT,
    title,
    description: config.description,
    language,
    timezone: config.timezone,
    contact: config.contact,
    articles: sorted.length,
    feed,
    packs,
    topics,
    comments: config.comments,
  };
  folder.write('edition.json', `${JSON.stringify(root)}\n`);
}

async function writeArticles(bundles: readonly Bundle[], site: Site, app: App, folder: SiteFolder): Promise<void> {
  const byId = new Map(bundles.map((bundle) => [bundle.article.id, bundle]));
  for (const [index, bundle] of bundles.entries()) {
    const { article, name, text, more } = bundle;
    const pointer = `oembed/${article.slug}.json`;
    folder.write(name, text);
    if (site.oembed) folder.write(pointer, oembed(bundle, site));
    const near = [bundles[index - 1], bundle, bundles[index + 1], ...more.map(({ id }) => byId.get(id))];
    const around = [...new Set(near.filter((other) => other !== undefined))];
    folder.write(`articles/${article.slug}/index.html`, await articlePage(bundle, around, site, app));
  }
}

async function articlePage(bundle: Bundle, around: readonly Bundle[], site: Site, app: App): Promise<string> {
  const { article, name } = bundle;
  const path = `articles/${article.slug}/`;
  const page = {
    title: article.title === undefined ? site.title : `${article.title} – ${site.title}`,
    description: article.summary,
    path,
    head: metadataOf(article, site),
    ...(site.oembed ? { oembed: `oembed/${article.slug}.json` } : {}),
  };
  const state = stateOf(around, site, { slug: article.slug });
  const text = { html: String(article.item['content_html'] ?? ''), bundle: encodeName(name) };
  const html = await renderPage({ path: `/${encodeName(path)}`, base: site.config.base, state, text });
  return shellPage({ ...page, drawn: { html, state } }, site, app);
}

function writePacks(articles: readonly Published[], site: Site, folder: SiteFolder) {
  return divideByContent(articles, PACK_SHARE).map(({ key, articles: some }) => {
    const text = packOf(some, site);
    const url = `packs/${key}.${shortHash(text)}.json`;
    folder.write(url, text);
    return { url, sha256: hash(text), count: some.length, bytes: Buffer.byteLength(text) };
  });
}

type PageEntry = { readonly url: string; readonly sha256: string; readonly count: number; readonly oldest?: string };

function writePages(bundles: readonly Bundle[], site: Site, folder: SiteFolder): PageEntry[] {
  const pages = divideByContent(
    bundles.map((bundle) => ({ id: bundle.article.id, bundle })),
    PAGE_SHARE,
  );
  return pages.map(({ key, articles }, index) => {
    const older = pages[index + 1];
    const next = older === undefined ? undefined : `${older.key}.json`;
    const text = pageOf(
      articles.map(({ bundle }) => bundle),
      site,
      next,
    );
    const url = `feed/${key}.json`;
    folder.write(url, text);
    const oldest = articles.at(-1)?.bundle.article.item['date_published'];
    return { url, sha256: hash(text), count: articles.length, ...(typeof oldest === 'string' ? { oldest } : {}) };
  });
}

function countTopics(articles: readonly Published[]): Topic[] {
  const counts = new Map<string, number>();
  for (const tag of articles.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** How many articles a published list shows before the app has fetched the rest. */
const FIRST_SIGHT = 30;

async function writeScreens(
  topics: readonly Topic[],
  bundles: readonly Bundle[],
  site: Site,
  app: App,
  folder: SiteFolder,
): Promise<void> {
  const { title, config } = site;
  const screen = async (path: string, name: string | undefined, state: PageState) => {
    const html = await renderPage({ path: `/${encodeName(path)}`, base: config.base, state });
    const page = {
      title: name === undefined ? title : `${name} – ${title}`,
      description: name === undefined ? config.description : undefined,
      path,
    };
    folder.write(`${path}index.html`, shellPage({ ...page, drawn: { html, state } }, site, app));
  };
  for (const [path, name] of Object.entries(SCREENS)) await screen(`${path}/`, name, stateOf([], site));
  const byTopic = groupByTopic(bundles);
  for (const { tag } of topics) {
    const state = stateOf(byTopic.get(tag)?.slice(0, FIRST_SIGHT) ?? [], site, { topic: tag });
    if (isFileName(tag)) await screen(`topics/${tag}/`, tag, state);
  }
  const missing = shellPage({ title }, site, app);
  folder.write('404.html', missing);
  folder.write('sw.js', workerScript(missing, app, site));
  await screen('', undefined, stateOf(bundles.slice(0, FIRST_SIGHT), site));
}

function groupByTopic(bundles: readonly Bundle[]): ReadonlyMap<string, readonly Bundle[]> {
  const groups = new Map<string, Bundle[]>();
  for (const bundle of bundles) {
    for (const tag of bundle.article.tags)
      groups.set(tag, (groups.get(tag) ?? []).concat(bundle).slice(0, FIRST_SIGHT));
  }
  return groups;
}

/** A topic whose name no folder can have is still found by the app, by way of 404.html. */
const isFileName = (tag: string) =>
  !/[/\\:*?"<>|\p{Cc}]/u.test(tag) && !/^\.|[. ]$/.test(tag) && Buffer.byteLength(tag) <= 200;

function writeRedirects(bundles: readonly Bundle[], site: Site, folder: SiteFolder): void {
  const bySlug = new Map(bundles.map((bundle) => [bundle.article.slug, bundle]));
  for (const [from, to] of site.config.redirects) {
    const bundle = bySlug.get(to);
    if (bySlug.has(from) || !isFileName(from)) continue;
    const path = `${site.config.url ?? site.config.base}articles/${encodeURIComponent(to)}/`;
    folder.write(`articles/${from}/index.html`, redirectPage(/^https?:/.test(to) ? to : path));
    if (bundle && site.oembed) folder.write(`oembed/${from}.json`, oembed(bundle, site));
  }
}

function writeHeads(bundles: readonly Bundle[], feed: readonly PageEntry[], site: Site, folder: SiteFolder): void {
  const { url } = site.config;
  const newest = bundles.slice(0, NEWEST_WHOLE).map(({ article }) => article);
  folder.write('feed.json', rootFeed(bundles.slice(0, NEWEST_HEADERS), site, pageAfter(feed, bundles.length)));
  folder.write('rss.xml', rss(newest, site));
  folder.write('atom.xml', atom(newest, site));
  folder.write('robots.txt', robots(url));
  if (url !== undefined)
    folder.write(
      'sitemap.xml',
      sitemap(
        bundles.map(({ article }) => article),
        url,
      ),
    );
}

/** The feed page that holds the first article after those of `feed.json`. */
function pageAfter(feed: readonly PageEntry[], articles: number): string | undefined {
  if (articles <= NEWEST_HEADERS) return undefined;
  let before = 0;
  for (const { url, count } of feed) {
    before += count;
    if (before > NEWEST_HEADERS) return url;
  }
  return undefined;
}
