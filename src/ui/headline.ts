import type { Article } from '../article/types.ts';
import { rareWords } from '../locale/article-words.ts';
import { directionOf } from '../locale/direction.ts';

const ENOUGH = 80;

/** What stands above an article: its title, else how it begins (JSON Feed 1.1 allows items without a title). */
export function headlineOf(article: Article): string {
  const title = article.title?.trim();
  if (title) return title;
  const beginning = (article.summary ?? article.contentText ?? plain(article.contentHtml ?? '')).trim();
  return beginning ? shorten(beginning) : rareWords.untitled;
}

/** `lang` and `dir` of an article's text. */
export function languageOf(article: Article): { readonly lang?: string; readonly dir: 'ltr' | 'rtl' } {
  const text = `${article.title ?? ''} ${article.summary ?? article.contentText ?? ''}`;
  const dir = article.extra.dir ?? directionOf(article.language, text);
  return article.language ? { lang: article.language, dir } : { dir };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= ENOUGH) return line;
  const cut = line.slice(0, ENOUGH).replace(/[\ud800-\udbff]$/, '');
  return `${cut.slice(0, cut.lastIndexOf(' ') > ENOUGH / 2 ? cut.lastIndexOf(' ') : ENOUGH)}…`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The words of a piece of HTML, good enough for one line of text that React escapes again. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name) => ENTITIES[name] ?? whole);
}
