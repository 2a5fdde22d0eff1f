import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../article/fields.ts';
import { parseJson } from '../article/json.ts';
import type { Published } from './article.ts';
import type { Config } from './config.ts';
import { articleJobs, type Edition, listAll } from './edition/edition.ts';
import type { Icon } from './edition/extras.ts';
import type { SiteFolder } from './edition/folder.ts';
import { hash } from './edition/hash.ts';
import type { Site } from './edition/site.ts';
import type { Made } from './making.ts';
import type { Report } from './report.ts';
import type { Selection } from './selection.ts';
import type { Found } from './sources/entry.ts';
import type { DrawJob } from './work/draw.ts';
import { WrongCommand } from './world.ts';

/** One of `of` parts of an edition, counted from 1: the articles whose id's SHA-256, modulo `of`, is `index` - 1. */
export type Shard = { readonly index: number; readonly of: number };

/** @throws {WrongCommand} */
export function readShardOption(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(of))
    throw new WrongCommand(`--shard wants a part of a whole such as 1/4, not "${text}".`);
  return { index: Number(index), of: Number(of) };
}

/** @param name an article's id; or what else is told of, so that each is told of once */
export const isOf = (shard: Shard | undefined, name: string): boolean =>
  shard === undefined || Number.parseInt(hash(name).slice(0, 8), 16) % shard.of === shard.index - 1;

type Told = { readonly found: readonly Found[]; readonly selection: Selection; readonly made: Made };

/** A shard's part of the report: all shards' reports together are that of the whole. */
export function ofShard(shard: Shard | undefined, { found, selection, made }: Told): Told {
  if (shard === undefined) return { found, selection, made };
  const ids = new Map(found.flatMap(({ entry }) => (entry === undefined ? [] : [[entry.origin, entry.id]])));
  const own = ({ origin }: { readonly origin: string }) => isOf(shard, ids.get(origin) ?? origin);
  return {
    found: found.filter((one) => own(one.entry ?? one.left ?? one)),
    selection: {
      articles: selection.articles.filter(({ entry }) => own(entry)),
      leftOut: selection.leftOut.filter(own),
      refused: selection.refused.filter(own),
    },
    made: { ...made, articles: made.articles.filter(({ id }) => isOf(shard, id)), told: made.told.filter(own) },
  };
}

export const SHARD_FILE = 'shard.json';

/** What `carrel merge` reads: everything of a shard that is not in its other files. */
export type ShardRecord = {
  readonly shard: Shard;
  readonly site: Site;
  readonly icons: readonly Icon[];
  readonly articles: readonly Published[];
  readonly report: Report;
};

/** The pages of a shard's articles, each among its neighbours of the whole edition. */
export function* shardJobs({ articles, site, app }: Edition, shard: Shard): Generator<DrawJob> {
  for (const job of articleJobs(listAll(articles), site, app)) {
    if (job.article && isOf(shard, job.article.id)) yield job;
  }
}

/** @param articles of the whole edition */
export function writeShard({ site, articles, ...record }: ShardRecord, folder: SiteFolder): void {
  const { redirects, ...config } = site.config;
  const own = articles.filter(({ id }) => isOf(record.shard, id));
  const plain = { ...record, site: { ...site, config: { ...config, redirects: [...redirects] } }, articles: own };
  folder.write(SHARD_FILE, `${JSON.stringify(plain)}\n`);
}

/** @throws {WrongCommand} where the folder is no shard */
export function readShard(path: string, name: string): ShardRecord {
  const file = join(path, SHARD_FILE);
  if (!existsSync(file))
    throw new WrongCommand(
      `${name} is no shard (it holds no ${SHARD_FILE}): carrel publish … --shard 1/4 --out ${name}`,
    );
  const { value } = parseJson(readFileSync(file));
  if (!isRecord(value)) throw new WrongCommand(`${name}: its ${SHARD_FILE} is damaged. Publish that shard again.`);
  const { redirects, ...config } = value.site.config as Omit<Config, 'redirects'> & { redirects: [string, string][] };
  return { ...value, site: { ...value.site, config: { ...config, redirects: new Map(redirects) } } };
}

function isRecord(
  value: unknown,
): value is Omit<ShardRecord, 'site'> & { site: Omit<Site, 'config'> & { config: unknown } } {
  if (!isObject(value)) return false;
  const { shard, site, icons, articles, report } = value;
  return (
    isObject(shard) &&
    Number.isInteger(shard['index']) &&
    Number.isInteger(shard['of']) &&
    isObject(site) &&
    isObject(site['config']) &&
    Array.isArray(site['config']['redirects']) &&
    Array.isArray(icons) &&
    Array.isArray(articles) &&
    isObject(report)
  );
}
