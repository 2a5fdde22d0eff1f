import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { preprocessCSS, type ResolvedConfig } from 'vite';
import { root } from './files.mjs';

/** The sheets of an embedded article, in the order in which they apply. */
const SHEETS = [
  'ui/tokens.css',
  'embed/reset.css',
  'ui/article.module.css',
  'ui/article-byline.module.css',
  'ui/article-picture.module.css',
  'ui/article-body.module.css',
  'ui/article-topics.module.css',
  'ui/article-attachments.module.css',
  'embed/element.css',
];
/** Below this line a sheet holds what only some articles need, such as tables, or Arabic. */
const RARE = /\/\* only some articles [^*]*\*\//;
const RARE_SHEETS = /attachments|picture/;
/** Below this one, what is drawn in the reader's own pages alone. */
const OWN = /\/\* only the reader's own [^*]*\*\//;

export type ElementStyles = { readonly core: string; readonly rich: string };

/**
 * The styles of the element as two small sheets: what every article needs, and what only some do. What a shadow tree
 * has no use for is left out: rules of the reader's own pages, and values that nothing asks for.
 */
export async function elementStyles(config: ResolvedConfig): Promise<ElementStyles> {
  let [core, rich] = ['', ''];
  for (const name of SHEETS) {
    const path = join(root, 'src', name);
    const { code } = await preprocessCSS(readFileSync(path, 'utf8'), path, config);
    const [embedded = ''] = code.split(OWN);
    const [usual = '', rare = ''] = RARE_SHEETS.test(name) ? ['', embedded] : embedded.split(RARE);
    core += usual;
    rich += rare;
  }
  const small = { core: minified(core), rich: minified(rich) };
  const all = small.core + small.rich;
  const finished = (css: string) => byHostsRem(withoutUnused(css, all));
  return { core: finished(small.core), rich: finished(small.rich) };
}

/** `1rem` is what the host says by `--carrel-rem`, as many pages set the size of their root to make `rem` a round number. */
function byHostsRem(css: string): string {
  return css.replace(/(?<!@[^{]*)(?<![\w.])([\d.]+)rem\b/g, 'calc($1*var(--carrel-rem,1rem))');
}

function minified(css: string): string {
  const { code } = transform({
    filename: 'element.css',
    code: Buffer.from(css.replaceAll(':root,', '')),
    minify: true,
    targets: { chrome: 123 << 16, firefox: 120 << 16, safari: (17 << 16) | (5 << 8) },
  });
  // Every browser that has shadow trees and `light-dark()` knows the property by its plain name.
  return Buffer.from(code)
    .toString()
    .replace(/-webkit-(text-decoration-color:[^;}]*;)\1/g, '$1');
}

function withoutUnused(css: string, all: string): string {
  return css
    .replaceAll(/:(?:root|host\()\[data-(?:theme|text-size)=[^{}]*\{[^}]*\}/g, '')
    .replaceAll(/(--[\w-]+):(?:[^;}"]|"[^"]*")*(;|(?=\}))/g, (rule, name) => (all.includes(`var(${name}`) ? rule : ''));
}
