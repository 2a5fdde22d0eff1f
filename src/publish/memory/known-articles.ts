import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../article/fields.ts';
import { LinkTable, type Listed } from '../body/links.ts';
import { oembed } from '../edition/extras.ts';
import { headOfBundles } from '../edition/feed.ts';
import type { SiteFolder } from '../edition/folder.ts';
import { hash } from '../edition/hash.ts';
import type { Site } from '../edition/site.ts';
import type { Planned, Recall } from '../making.ts';
import { stillHolds } from '../work/leaning.ts';
import type { MakeResult } from '../work/make.ts';
import type { KnownFiles } from './known-files.ts';
import type { RecordFile } from './record-file.ts';
import { isSettled, type Seal, sealOf } from './seal.ts';

/** `made` says when, in milliseconds since 1970. */
type Known = { readonly key: string; readonly result: MakeResult; readonly made: number };

/** A picture that another site did not give is asked for again after so long, in milliseconds: not with every save. */
export const RETRY_MS = 600_000;

/** Articles that earlier runs made; those of which nothing has changed, and whose files are in the site, stand. */
export function knownArticles(
  records: RecordFile,
  files: KnownFiles,
  folder: SiteFolder,
  site: Site,
  links: readonly Listed[],
): Recall {
  const started = Date.now();
  const table = new LinkTable(links);
  const inSite = new Set(['bundles', 'media'].flatMap((name) => namesIn(folder.path, name)));
  const seals = new Map<string, Seal>();
  const seal = (path: string) => {
    const found = seals.get(path) ?? sealOf(path);
    seals.set(path, found);
    return found;
  };
  const nameOf = ({ entry }: Planned) => `article ${JSON.stringify(entry.id)}`;
  const keyOf = ({ entry, slug }: Planned) =>
    hash(`${files.digestOf(entry)} ${slug} ${headOfBundles(site)}`).slice(0, 32);
  return {
    find: (planned) => {
      const known = records.read(nameOf(planned));
      if (!isKnown(known) || known.key !== keyOf(planned)) return undefined;
      const { article, media, leaning } = known.result;
      if (leaning.unsure && started - known.made > RETRY_MS) return undefined;
      if (article === undefined || ![article.file, ...media].every((name) => inSite.has(name))) return undefined;
      if (!stillHolds(leaning, table, planned.entry.home, seal)) return undefined;
      records.keep(nameOf(planned));
      for (const name of [article.file, ...media]) folder.keep(name);
      if (site.oembed) folder.write(`oembed/${article.slug}.json`, oembed(article, site));
      return known.result;
    },
    keep: (planned, result) => {
      if (result.article === undefined) return;
      if (!result.leaning.files.every(([, was]) => was === '' || isSettled(was, started))) return;
      records.put(nameOf(planned), { key: keyOf(planned), result, made: started } satisfies Known);
    },
  };
}

function isKnown(value: unknown): value is Known {
  if (
    !isObject(value) ||
    typeof value['key'] !== 'string' ||
    typeof value['made'] !== 'number' ||
    !isObject(value['result'])
  )
    return false;
  const { article, media, leaning } = value['result'];
  return isObject(article) && Array.isArray(media) && isObject(leaning);
}

function namesIn(folder: string, name: string): string[] {
  const path = join(folder, name);
  return existsSync(path) ? readdirSync(path).map((file) => `${name}/${file}`) : [];
}
