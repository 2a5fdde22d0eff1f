import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isObject } from '../../article/fields.ts';
import { WrongCommand } from '../world.ts';

/** The built app: its shell, its policy and worker, and the files that go into every site as they are. */
export type App = {
  readonly shell: string;
  readonly policy: string;
  readonly worker: string;
  /** The style sheets of the first screens, which pages carry in themselves. */
  readonly style: string;
  /** The files of those sheets. */
  readonly sheets: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/** Not copied: publishing writes these itself, or they are for developers, as the list of the build's chunks is. */
const OWN = /^\.vite\/|^(?:index\.html|404\.html|policy\.json|sw\.js)$|\.(?:map|d\.ts)$/;

/** @param folder `dist/app`; the embed lies beside it */
export function readApp(folder: string): App {
  const shell = join(folder, 'index.html');
  const policy = join(folder, 'policy.json');
  if (!existsSync(shell) || !existsSync(policy)) {
    throw new WrongCommand(
      `the reader itself is not built (no ${resolve(existsSync(shell) ? policy : shell)}): npm run build`,
    );
  }
  const worker = join(folder, 'sw.js');
  const html = readFileSync(shell, 'utf8');
  const sheets = sheetsIn(html);
  return {
    shell: html,
    sheets,
    style: sheets.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n'),
    policy: policyIn(readFileSync(policy, 'utf8'), policy),
    worker: existsSync(worker) ? readFileSync(worker, 'utf8') : '',
    files: [...filesOf(folder, ''), ...filesOf(resolve(folder, '../embed'), 'embed/')],
  };
}

const sheetsIn = (html: string) =>
  [...html.matchAll(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/g)].map(([, name]) => name ?? '');

function policyIn(text: string, path: string): string {
  const value: unknown = JSON.parse(text);
  if (isObject(value) && typeof value['policy'] === 'string') return value['policy'];
  throw new WrongCommand(`${path} holds no policy: npm run build`);
}

function filesOf(folder: string, prefix: string): App['files'][number][] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path, `${prefix}${entry.name}/`);
    const name = prefix + entry.name;
    return OWN.test(name) ? [] : [{ name, bytes: readFileSync(path) }];
  });
}
