import { isWeb } from '../article/address.ts';
import { checkBundle } from '../article/check.ts';
import { makeArticle, type Published } from './article.ts';
import { LinkTable } from './body/links.ts';
import { bundleOf } from './edition/feed.ts';
import type { SiteFolder } from './edition/folder.ts';
import type { Site } from './edition/site.ts';
import { MediaShelf } from './media.ts';
import type { Progress } from './progress.ts';
import { count, type Told } from './report.ts';
import { giveSlugs, type Selected } from './selection.ts';
import { type Entry, type Note, refused } from './sources/entry.ts';

export type Made = { readonly articles: Published[]; readonly told: Told[] };

/** Every selected article as the edition holds it; one that cannot be made does not stop the others. */
export function makeAll(selected: readonly Selected[], site: Site, folder: SiteFolder, progress: Progress): Made {
  progress.stage(`Preparing ${count(selected.length, 'article')}`);
  const slugs = giveSlugs(selected.map(({ entry }) => entry));
  const links = new LinkTable(selected.map(({ entry }, index) => listed(entry, slugs[index] ?? '')));
  const media = new MediaShelf((name, bytes) => folder.write(name, bytes));
  const workshop = { links, media, ...(site.language === undefined ? {} : { language: site.language }) };
  const made: Made = { articles: [], told: [] };
  for (const [index, { entry, notes }] of selected.entries()) {
    const slug = slugs[index] ?? '';
    progress.step(index + 1, selected.length);
    try {
      const { article, notes: more } = makeArticle(entry, slug, workshop);
      const wrong = judge(article, site);
      if (wrong.length === 0) made.articles.push(article);
      made.told.push({ origin: entry.origin, slug, notes: [...notes, ...more, ...wrong] });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      made.told.push({ origin: entry.origin, slug, notes: [refused('its HTML is nested too deeply to be read')] });
    }
  }
  return made;
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
