import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkBundle } from '../article/check.ts';
import { checkEdition } from '../article/edition.ts';
import { isObject } from '../article/fields.ts';
import { canonicalItem } from '../article/hash.ts';
import { parseJson } from '../article/json.ts';
import type { Problem } from '../article/types.ts';
import type { Given } from './arguments.ts';
import { hash } from './edition/hash.ts';
import { count } from './report.ts';
import { type ExitCode, type World, WrongCommand } from './world.ts';

type Checked = { readonly file: string; readonly articles?: number; readonly problems: readonly Problem[] };

/** `carrel check FILE...`: is each a valid bundle or edition.json? */
export async function checkFiles(given: Given, world: World): Promise<ExitCode> {
  if (given.words.length === 0) throw new WrongCommand('which files? For example: carrel check feed.json');
  const wrong = given.words.flatMap((name) => unreadable(name, world));
  if (wrong.length > 0) throw new WrongCommand(...wrong);
  const checked = given.words.map((file) => ({ file, ...checkFile(resolve(world.folder, file)) }));
  world.print(given.switches.has('json') ? JSON.stringify(checked, null, 2) : checked.map(inWords).join('\n'));
  return checked.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function unreadable(name: string, { folder }: World): string[] {
  const path = resolve(folder, name);
  if (!existsSync(path)) return [`there is no file ${name}.`];
  return statSync(path).isDirectory() ? [`${name} is a folder: name its files, such as ${name}/*.json`] : [];
}

function checkFile(path: string): Omit<Checked, 'file'> {
  const parsed = parseJson(readFileSync(path));
  if (parsed.reason !== undefined) return { problems: [{ path: '', reason: parsed.reason, effect: 'refused' }] };
  const { value } = parsed;
  if (isObject(value) && Array.isArray(value['feed']) && !('items' in value)) {
    const { edition, problems } = checkEdition(value);
    return { ...(edition ? { articles: edition.articles } : {}), problems };
  }
  const { feed, problems } = checkBundle(value);
  return { ...(feed ? { articles: feed.items.length } : {}), problems: [...problems, ...hashProblems(value)] };
}

/** `_carrel.sha256` must fit the item that it stands in, where that is a whole one. */
function hashProblems(value: unknown): Problem[] {
  const items: unknown[] = isObject(value) && Array.isArray(value['items']) ? value['items'] : [];
  return items.flatMap((item, index): Problem[] => {
    const own = isObject(item) && 'content_html' in item ? item['_carrel'] : undefined;
    const said = isObject(own) ? own['sha256'] : undefined;
    if (typeof said !== 'string' || said === hash(canonicalItem(item))) return [];
    return [{ path: `items[${index}]._carrel.sha256`, reason: 'does not fit the item', effect: 'dropped' }];
  });
}

function inWords({ file, articles, problems }: Checked): string {
  if (problems.length === 0) return `${file}: valid, ${count(articles ?? 0, 'article')}`;
  const lines = problems.map(({ path, reason, effect }) => `  ${path === '' ? '' : `${path} `}${reason} (${effect})`);
  return [`${file}: ${count(problems.length, 'problem')}`, ...lines].join('\n');
}
