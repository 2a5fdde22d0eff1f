import { checkBundle } from '../../article/check.ts';
import { shownFiles } from '../../article/shown-files.ts';
import { makeArticle, type Published, withoutText } from '../article.ts';
import { LinkTable } from '../body/links.ts';
import { oembed } from '../edition/extras.ts';
import { bundleOf } from '../edition/feed.ts';
import type { SiteFolder } from '../edition/folder.ts';
import type { Site } from '../edition/site.ts';
import { MediaShelf, type Shelf } from '../media.ts';
import { cacheFolder, PictureCache } from '../pictures/picture-cache.ts';
import { PictureMaker } from '../pictures/picture-maker.ts';
import type { Fetch } from '../pictures/remote.ts';
import { type Entry, type Note, refused } from '../sources/entry.ts';
import type { Setup } from './bench.ts';
import { type Leaning, leanOn } from './leaning.ts';

/** An article to be made of what a source gave. */
export type MakeJob = {
  readonly entry: Entry;
  readonly slug: string;
  /** False for an article of another shard: only what lists show of it is wanted, and its files are not written. */
  readonly own: boolean;
};

export type MakeResult = {
  /** Absent for one that could not be made: `notes` say why. */
  readonly article?: Published;
  readonly notes: readonly Note[];
  /** What the article was made of besides its source. */
  readonly leaning: Leaning;
  /** Files of `media/` that the article shows or leads to. */
  readonly media: readonly string[];
  /** True where pictures were copied as they are, for want of sharp. */
  readonly copied: boolean;
};

/** Makes articles and writes their bundles and pointers. @param fetch brings pictures of other sites */
export function maker({ site, links: listed, pictures }: Setup, folder: SiteFolder, fetch?: Fetch) {
  const table = new LinkTable(listed);
  const files = {
    write: (name: string, bytes: Uint8Array) => folder.write(name, bytes),
    has: (name: string, size: number) => folder.has(name, size),
  };
  const pictureMaker = new PictureMaker(files, new PictureCache(pictures ?? cacheFolder()));
  const shelf = new MediaShelf(files, pictureMaker, fetch);
  const language = site.language === undefined ? {} : { language: site.language };
  return {
    do: async ({ entry, slug, own }: MakeJob): Promise<MakeResult> => {
      const { links, media, leaning } = leanOn(table, own ? shelf : onlyLead(shelf, entry));
      const made = await tryToMake(entry, slug, { links, media, ...language }, site);
      const about = { notes: made.notes, leaning: leaning(), copied: pictureMaker.copied > 0 };
      if (made.article === undefined) return { ...about, media: [] };
      const { article, text } = made;
      if (!own) return { ...about, article, media: [] };
      folder.write(article.file, text);
      if (site.oembed) folder.write(`oembed/${slug}.json`, oembed(article, site));
      const bytes = Buffer.byteLength(text) + sizeOf(shownIn(article, text), folder);
      return { ...about, article: { ...article, bytes }, media: [...new Set(text.match(MEDIA))] };
    },
    end: () => pictureMaker.end(),
  };
}

/** Lists show an article's lead picture alone; making the others is the work of another machine. */
function onlyLead(shelf: Shelf, { picture: lead }: Entry): Shelf {
  const isLead = (address: string) => address === lead?.address;
  return {
    bring: async (address, home) => (isLead(address) ? await shelf.bring(address, home) : undefined),
    picture: (address, home) => (isLead(address) ? shelf.picture(address, home) : SOME_PICTURE),
    file: () => ({ name: SOME_PICTURE.name }),
  };
}

const SOME_PICTURE = {
  name: 'media/0000000000000000.webp',
  width: 1,
  height: 1,
  sizes: [{ name: 'media/0000000000000000.webp', width: 1, height: 1, bytes: 1 }],
};

type Tried =
  | { readonly article: Published; readonly text: string; readonly notes: readonly Note[] }
  | { readonly article?: undefined; readonly notes: readonly Note[] };

/** Names of the files that are kept with an article, each once. */
function shownIn({ item, picture }: Published, bundle: string): ReadonlySet<string> {
  const { items } = JSON.parse(bundle) as { items: readonly [{ content_html?: string }] };
  const addresses = [String(item['image'] ?? ''), picture?.small ?? '', ...shownFiles(items[0].content_html ?? '')];
  return new Set(addresses.filter((address) => address.startsWith('../media/')).map((address) => address.slice(3)));
}

const sizeOf = (names: ReadonlySet<string>, folder: SiteFolder) =>
  [...names].reduce((sum, name) => sum + (folder.sizeOf(name) ?? 0), 0);

const MEDIA = /(?<=\.\.\/)media\/[0-9a-f]{16}\.\w+/g;

/** One that cannot be made does not stop the others. */
async function tryToMake(
  entry: Entry,
  slug: string,
  workshop: Parameters<typeof makeArticle>[2],
  site: Site,
): Promise<Tried> {
  try {
    const { article, notes } = await makeArticle(entry, slug, workshop);
    const { name, text } = bundleOf(article, site);
    const wrong = judge(text);
    return wrong.length > 0 ? { notes: [...notes, ...wrong] } : { article: withoutText(article, name), text, notes };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { notes: [refused('its HTML is nested too deeply to be read')] };
  }
}

/** What the reader's own checker says of an article; anything at all is a fault of ours, and it is not published. */
function judge(bundle: string): Note[] {
  const { problems } = checkBundle(JSON.parse(bundle));
  return problems.map(({ path, reason }) => refused(`would not be a valid bundle: ${path} ${reason}`));
}
