import { dirname, join, normalize } from 'node:path';
import { pathOf } from '../media.ts';
import type { Home } from '../sources/entry.ts';

export type Listed = {
  readonly slug: string;
  readonly home: Home;
  /** Where the article lies, or lay, on the web. */
  readonly addresses?: readonly string[];
};

/** Which article a link within the sources means. */
export class LinkTable {
  readonly #byFile = new Map<string, string>();
  readonly #byName = new Map<string, string>();
  readonly #byAddress = new Map<string, string>();
  readonly #slugs = new Set<string>();

  constructor(articles: Iterable<Listed>) {
    for (const { slug, home, addresses = [] } of articles) {
      this.#slugs.add(slug);
      for (const address of addresses) this.#byAddress.set(addressKey(address), slug);
      if (home.kind !== 'file') continue;
      this.#byFile.set(fileKey(home.file), slug);
      for (const name of namesOf(home.file)) if (!this.#byName.has(name)) this.#byName.set(name, slug);
    }
  }

  /** The slug for `other.md`, `../x/`, `../x/index.md` or `/x.md`, as seen from an article. */
  byPath(address: string, home: Home): string | undefined {
    const path = pathOf(address);
    if (path === undefined || home.kind !== 'file') return undefined;
    const target = path.startsWith('/') ? join(home.root, path) : join(dirname(home.file), path);
    const bare = normalize(target).replace(/[\\/]+$/, '');
    const stem = bare.replace(/\.html?$/i, '');
    const guesses = [bare, ...ENDINGS.map((ending) => stem + ending)];
    return guesses.map((guess) => this.#byFile.get(fileKey(guess))).find((slug) => slug !== undefined);
  }

  /** The slug for the address at which an article of this edition lies on the web. @param address absolute */
  byAddress(address: string): string | undefined {
    return this.#byAddress.get(addressKey(address));
  }

  /** True for an address that is already as editions write them: one that was published before is published again. */
  isOurs(address: string): boolean {
    const slug = /^\.\.\/articles\/([^/?#]+)\/(?:#|$)/.exec(address)?.[1];
    return slug !== undefined && this.#slugs.has(pathOf(slug) ?? '');
  }

  /** The slug for the name in Hugo's `ref` and Jekyll's `post_url`: found wherever the file lies. */
  byName(name: string): string | undefined {
    const bare = name.split(/[?#]/)[0] ?? '';
    return this.#byName.get(nameKey(bare)) ?? this.#byName.get(nameKey(bare.split('/').filter(Boolean).at(-1) ?? ''));
  }
}

/** What articles ask of the table. */
export type Links = Pick<LinkTable, keyof LinkTable>;

const ENDINGS = ['.md', '.markdown', '/index.md', '/README.md', '/index.markdown'];

/** With http or https, with and without `www.` and the last slash, an address means the same article. */
const addressKey = (address: string) => address.replace(/^https?:\/\/(?:www\.)?|#.*$/gi, '').replace(/\/+(?=$|\?)/, '');

const fileKey = (path: string) => normalize(path).normalize('NFC');

const nameKey = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(?:md|markdown|mkd|html?)$/, '');

/** `2014-01-28-words`, `words`, and `folder/words` all find the file. */
function namesOf(file: string): string[] {
  const parts = file.split(/[\\/]/).filter(Boolean);
  const last = parts.at(-1) ?? '';
  const own = last.startsWith('index.') ? (parts.at(-2) ?? '') : last;
  const above = parts.slice(-4).map((_part, index, tail) => tail.slice(index).join('/'));
  return [...above, own, own.replace(/^\d{4}-\d{2}-\d{2}-/, '')].map(nameKey);
}
