import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../article/fields.ts';
import type { Published } from '../article.ts';
import { itemIn } from './feed.ts';
import { shortHash } from './hash.ts';
import type { Site } from './site.ts';

/** The articles' texts, which are not held in memory: they are read from their bundles in the folder when needed. */
export class Texts {
  readonly #folder: string;
  readonly #site: Site;

  constructor(folder: string, site: Site) {
    this.#folder = folder;
    this.#site = site;
  }

  /** An article's whole item, as JSON. @throws where the folder was changed by somebody else meanwhile */
  item({ file }: Published): string {
    const bundle = readFileSync(join(this.#folder, file), 'utf8');
    if (!file.endsWith(`.${shortHash(bundle)}.json`)) throw new Error(`${file} was changed while it was being read`);
    return itemIn(bundle, this.#site);
  }

  html(article: Published): string {
    const item: unknown = JSON.parse(this.item(article));
    return isObject(item) ? String(item['content_html'] ?? '') : '';
  }
}
