import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PageState, renderPage } from '../../server.tsx';
import type { Published } from '../article.ts';
import { encodeName } from '../edition/feed.ts';
import type { SiteFolder } from '../edition/folder.ts';
import { frameOf } from '../edition/shell.ts';
import { Texts } from '../edition/texts.ts';
import type { Setup } from './bench.ts';

/** A page to be drawn. */
export type DrawJob = {
  /** Its folder in the site: `articles/x/`, or empty for the first page. */
  readonly path: string;
  /** The page's own lines of the head. */
  readonly head: string;
  /** `PageState` as JSON. */
  readonly state: string;
  /** Whose text the page shows. */
  readonly article?: Published;
};

/** Draws pages, and leaves those as they are which were drawn from the same. */
export function drawer({ out, site, shell }: Setup, folder: SiteFolder) {
  const texts = new Texts(out, site);
  const { base } = site.config;
  return {
    do: async ({ path, head, state, article }: DrawJob): Promise<true> => {
      const name = `${path}index.html`;
      const { before, after } = frameOf(shell, head, state, article !== undefined);
      if (isDrawn(join(out, name), before, after)) folder.keep(name);
      else {
        const text = article && { html: texts.html(article), bundle: encodeName(article.file) };
        const input = { path: `/${encodeName(path)}`, base, state: JSON.parse(state) as PageState };
        const html = await renderPage({ ...input, ...(text === undefined ? {} : { text }) });
        folder.write(name, before + html + after);
      }
      return true;
    },
  };
}

/** Files appear whole or not at all, so what begins and ends right is right. */
function isDrawn(path: string, before: string, after: string): boolean {
  try {
    const page = readFileSync(path, 'utf8');
    return page.length > before.length + after.length && page.startsWith(before) && page.endsWith(after);
  } catch {
    return false;
  }
}
