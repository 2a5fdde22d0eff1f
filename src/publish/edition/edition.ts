import { FORMAT } from '../../article/edition.ts';
import type { Topic } from '../../article/types.ts';
import type { Published } from '../article.ts';
import type { DrawJob } from '../work/draw.ts';
import type { App } from './app.ts';
import { atom } from './atom.ts';
import { type Icon, manifest, oembed, robots, sitemap } from './extras.ts';
import { type Listed, packOf, pageOf, rootFeed } from './feed.ts';
import type { SiteFolder } from './folder.ts';
import { hash } from './hash.ts';
import { headersFile } from './headers-file.ts';
import { metadataOf } from './metadata.ts';
import { divideByContent, newestFirst, PACK_SHARE, PAGE_SHARE } from './order.ts';
import { relateAll } from './related.ts';
import { rss } from './rss.ts';
import { emptyPage, headOf, redirectPage, type Shell } from './shell.ts';
import type { Site } from './site.ts';
import { StateWriter } from './state.ts';
import type { Styles } from './styles.ts';
import { Texts } from './texts.ts';
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
  /** Their bundles and pointers are in the folder already. */
  readonly articles: readonly Published[];
  readonly site: Site;
  readonly app: App;
  readonly styles: Styles;
  readonly shell: Shell;
  readonly icons: readonly Icon[];
};

/** A pack as `edition.json` names it. */
export type PackEntry = {
  readonly url: string;
  readonly sha256: string;
  readonly count: number;
  readonly bytes: number;
};

/** What is done elsewhere, or has been done before. */
export type Helpers = {
  /** Draws pages into the folder. */
  readonly draw: (jobs: Iterable<DrawJob>, count: number) => Promise<void>;
  /** The pack that an earlier run made of the same bundles, if it is still in the folder. */
  readonly pack: (key: string, make: () => PackEntry) => PackEntry;
};

/** Writes a whole edition. `edition.json` comes last: until it is there, readers are on the edition before. */
export async function writeEdition(edition: Edition, folder: SiteFolder, helpers: Helpers): Promise<void> {
  const { site, app, icons, shell } = edition;
  const listed = listAll(edition.articles);
  const sorted = listed.map(({ article }) => article);
  const topics = countTopics(sorted);
  const texts = new Texts(folder.path, site);
  for (const { name, bytes } of app.files) folder.write(name, bytes);
  const screens = [...screenJobs(topics, listed, site, app)];
  await helpers.draw(together(articleJobs(listed, site, app), screens), listed.length + screens.length);
  const packs = writePacks(sorted, site, texts, folder, helpers);
  writeRedirects(sorted, site, folder);
  folder.write('manifest.webmanifest', manifest(site, icons));
  folder.write('_headers', headersFile(site, app, edition.styles));
  const feed = writePages(listed, site, folder);
  writeHeads(listed, feed, site, texts, folder);
  const missing = emptyPage(shell, headOf({ title: site.title }, site, app));
  folder.writeLate('404.html', missing);
  folder.writeLate('sw.js', workerScript(missing, app, site));
  folder.writeLate(
    'edition.json',
    rootOf(site, { articles: sorted.length, bytes: bytesOf(sorted), feed, packs, topics }),
  );
  folder.switchOver();
}

/** Newest first, each with what it is related to. */
export function listAll(articles: readonly Published[]): Listed[] {
  const sorted = newestFirst(articles);
  const related = relateAll(sorted);
  return sorted.map((article) => ({ article, more: related.get(article.id) ?? [] }));
}

function* together<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

type Parts = {
  readonly articles: number;
  /** Of all articles with their pictures. */
  readonly bytes: number;
  readonly feed: readonly PageEntry[];
  readonly packs: readonly PackEntry[];
  readonly topics: readonly Topic[];
};

function rootOf({ title, language, config }: Site, { articles, bytes, feed, packs, topics }: Parts): string {
  const { description, timezone, contact, comments } = config;
  const root = {
    format: FORMAT,
    title,
    description,
    language,
    timezone,
    contact,
    articles,
    bytes,
    feed,
    packs,
    topics,
    comments,
  };
  return `${JSON.stringify(root)}\n`;
}

/** The page of each article: it shows its neighbours in the feed, and what it is related to. */
export function* articleJobs(listed: readonly Listed[], site: Site, app: App): Generator<DrawJob> {
  const byId = new Map(listed.map((one) => [one.article.id, one]));
  const states = new StateWriter(site);
  for (const [index, one] of listed.entries()) {
    const { article, more } = one;
    const near = [listed[index - 1], one, listed[index + 1], ...more.map(({ id }) => byId.get(id))];
    const around = [...new Set(near.filter((other) => other !== undefined))];
    const { slug, title, summary: description } = article;
    const page = {
      title: title === undefined ? site.title : `${title} – ${site.title}`,
      description,
      path: `articles/${slug}/`,
      head: metadataOf(article, site),
      ...(site.oembed ? { oembed: `oembed/${slug}.json` } : {}),
    };
    yield { path: page.path, head: headOf(page, site, app), state: states.write(around, { slug }), article };
  }
}

function writePacks(
  articles: readonly Published[],
  site: Site,
  texts: Texts,
  folder: SiteFolder,
  helpers: Helpers,
): PackEntry[] {
  return divideByContent(articles, PACK_SHARE).map(({ key, articles: some }) =>
    helpers.pack(hash([key, ...some.map(({ file }) => file)].join('\n')), () => {
      const text = packOf(
        some.map((article) => texts.item(article)),
        site,
      );
      const sha256 = hash(text);
      const url = `packs/${key}.${sha256.slice(0, 16)}.json`;
      folder.write(url, text);
      return { url, sha256, count: some.length, bytes: Buffer.byteLength(text) };
    }),
  );
}

type PageEntry = { readonly url: string; readonly sha256: string; readonly count: number; readonly oldest?: string };

function writePages(listed: readonly Listed[], site: Site, folder: SiteFolder): PageEntry[] {
  const pages = divideByContent(
    listed.map((one) => ({ id: one.article.id, one })),
    PAGE_SHARE,
  );
  return pages.map(({ key, articles }, index) => {
    const older = pages[index + 1];
    const next = older === undefined ? undefined : `${older.key}.json`;
    const text = pageOf(
      articles.map(({ one }) => one),
      site,
      next,
    );
    const url = `feed/${key}.json`;
    folder.writeLate(url, text);
    const oldest = articles.at(-1)?.one.article.item['date_published'];
    return { url, sha256: hash(text), count: articles.length, ...(typeof oldest === 'string' ? { oldest } : {}) };
  });
}

function countTopics(articles: readonly Published[]): Topic[] {
  const byTag = new Map<string, Published[]>();
  for (const article of articles) {
    for (const tag of new Set(article.tags)) {
      const some = byTag.get(tag);
      if (some === undefined) byTag.set(tag, [article]);
      else some.push(article);
    }
  }
  return [...byTag]
    .map(([tag, some]) => ({ tag, count: some.length, bytes: bytesOf(some) }))
    .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

const bytesOf = (articles: readonly Published[]) => articles.reduce((sum, { bytes = 0 }) => sum + bytes, 0);

/** How many articles a published list shows before the app has fetched the rest. */
const FIRST_SIGHT = 30;

/** The app's own screens, the topics, and the first page. */
function* screenJobs(topics: readonly Topic[], listed: readonly Listed[], site: Site, app: App): Generator<DrawJob> {
  const { title, config } = site;
  const states = new StateWriter(site);
  const screen = (path: string, name: string | undefined, state: string): DrawJob => {
    const page = {
      title: name === undefined ? title : `${name} – ${title}`,
      description: name === undefined ? config.description : undefined,
      path,
    };
    return { path, head: headOf(page, site, app), state };
  };
  for (const [path, name] of Object.entries(SCREENS)) yield screen(`${path}/`, name, states.write([]));
  const byTopic = groupByTopic(listed);
  for (const { tag } of topics) {
    if (isFileName(tag)) yield screen(`topics/${tag}/`, tag, states.write(byTopic.get(tag) ?? [], { topic: tag }));
  }
  yield screen('', undefined, states.write(listed.slice(0, FIRST_SIGHT)));
}

/** Of each topic as many as its page shows. */
function groupByTopic(listed: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const groups = new Map<string, Listed[]>();
  for (const one of listed) {
    for (const tag of one.article.tags) {
      const group = groups.get(tag) ?? [];
      if (group.length < FIRST_SIGHT) group.push(one);
      groups.set(tag, group);
    }
  }
  return groups;
}

/** A topic whose name no folder can have is still found by the app, by way of 404.html. */
const isFileName = (tag: string) =>
  !/[/\\:*?"<>|\p{Cc}]/u.test(tag) && !/^\.|[. ]$/.test(tag) && Buffer.byteLength(tag) <= 200;

function writeRedirects(articles: readonly Published[], site: Site, folder: SiteFolder): void {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  for (const [from, to] of site.config.redirects) {
    const article = bySlug.get(to);
    if (bySlug.has(from) || !isFileName(from)) continue;
    const path = `${site.config.url ?? site.config.base}articles/${encodeURIComponent(to)}/`;
    folder.write(`articles/${from}/index.html`, redirectPage(/^https?:/.test(to) ? to : path));
    if (article && site.oembed) folder.write(`oembed/${from}.json`, oembed(article, site));
  }
}

function writeHeads(
  listed: readonly Listed[],
  feed: readonly PageEntry[],
  site: Site,
  texts: Texts,
  folder: SiteFolder,
): void {
  const { url } = site.config;
  const articles = listed.map(({ article }) => article);
  const newest = articles.slice(0, NEWEST_WHOLE);
  folder.write('feed.json', rootFeed(listed.slice(0, NEWEST_HEADERS), site, pageAfter(feed, listed.length)));
  folder.write('rss.xml', rss(newest, site, texts));
  folder.write('atom.xml', atom(newest, site, texts));
  folder.write('robots.txt', robots(url));
  if (url !== undefined) folder.write('sitemap.xml', sitemap(articles, url));
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
