import { isWeb } from '../article/address.ts';
import { checkBundle } from '../article/check.ts';
import { makeArticle, type Published, type Workshop } from './article.ts';
import { LinkTable } from './body/links.ts';
import { bundleOf } from './edition/feed.ts';
import type { SiteFolder } from './edition/folder.ts';
import type { Site } from './edition/site.ts';
import { MediaShelf } from './media.ts';
import { cacheFolder, PictureCache } from './pictures/picture-cache.ts';
import { PictureMaker } from './pictures/picture-maker.ts';
import type { Fetch } from './pictures/remote.ts';
import { WITHOUT_SHARP } from './pictures/sharp.ts';
import { Turns } from './pictures/turns.ts';
import type { Progress } from './progress.ts';
import { count, type Told } from './report.ts';
import { giveSlugs, type Selected } from './selection.ts';
import { type Entry, type Note, refused } from './sources/entry.ts';

export type Made = { readonly articles: Published[]; readonly told: Told[]; readonly warnings: readonly string[] };

/** What stands outside: where pictures that were made are kept, and who fetches those of other sites. */
export type Outside = { readonly pictures?: string | undefined; readonly fetch?: Fetch | undefined };

/** Articles whose pictures may be on their way at the same time. */
const TOGETHER = 16;

/** Every selected article as the edition holds it; one that cannot be made does not stop the others. */
export async function makeAll(
  selected: readonly Selected[],
  site: Site,
  folder: SiteFolder,
  progress: Progress,
  outside: Outside = {},
): Promise<Made> {
  progress.stage(`Preparing ${count(selected.length, 'article')}`);
  const slugs = giveSlugs(selected.map(({ entry }) => entry));
  const links = new LinkTable(selected.map(({ entry }, index) => listed(entry, slugs[index] ?? '')));
  const files = {
    write: (name: string, bytes: Uint8Array) => folder.write(name, bytes),
    has: (name: string, size: number) => folder.has(name, size),
  };
  const maker = new PictureMaker(files, new PictureCache(outside.pictures ?? cacheFolder()));
  const media = new MediaShelf(files, maker, outside.fetch);
  const workshop = { links, media, ...(site.language === undefined ? {} : { language: site.language }) };
  const turns = new Turns(TOGETHER);
  let done = 0;
  const made = await Promise.all(
    selected.map((one, index) =>
      turns.take(async () => {
        const result = await makeOne(one, slugs[index] ?? '', workshop, site);
        progress.step(++done, selected.length);
        return result;
      }),
    ),
  );
  maker.end();
  return {
    articles: made.flatMap(({ article }) => article ?? []),
    told: made.map(({ told }) => told),
    warnings: maker.copied > 0 ? [WITHOUT_SHARP] : [],
  };
}

type One = { readonly article?: Published; readonly told: Told };

async function makeOne({ entry, notes }: Selected, slug: string, workshop: Workshop, site: Site): Promise<One> {
  const { origin } = entry;
  try {
    const { article, notes: more } = await makeArticle(entry, slug, workshop);
    const wrong = judge(article, site);
    const told = { origin, slug, notes: [...notes, ...more, ...wrong] };
    return wrong.length === 0 ? { article, told } : { told };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { told: { origin, slug, notes: [refused('its HTML is nested too deeply to be read')] } };
  }
}

const listed = ({ home, original, id }: Entry, slug: string) => ({
  slug,
  home,
  addresses: [original ?? '', id].filter(isWeb),
});

/** What the reader's own checker says of an article; anything at all is a fault of ours, and it is not published. */
function judge(article: Published, site: Site): Note[] {
  const { problems } = checkBundle(JSON.parse(bundleOf(article, site).text));
  return problems.map(({ path, reason }) => refused(`would not be a valid bundle: ${path} ${reason}`));
}
