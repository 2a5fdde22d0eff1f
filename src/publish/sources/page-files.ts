/** Which of a folder's files may be pages that somebody wants to publish. */

export const HTML_FILE = /\.x?html?$/i;
export const TEXT_FILE = /\.(?:txt|text)$/i;

/** Layouts of generators; and what a browser saves beside a page. */
const NOT_PAGES =
  /(?:^|\/)(?:_(?!posts|drafts)[^/]*|layouts|partials|themes|node_modules|[^/]+(?:_files|\.files|_Dateien|-Dateien))\//i;
/** Text files that speak to programs and lawyers. */
const NOT_ARTICLES =
  /(?:^|\/)(?:robots|humans|ads|app-ads|security|licen[cs]e|copying|notice|requirements[^/]*|cmakelists|manifest|version|sitemap)\.txt$/i;

/**
 * @param path within the folder, with `/` between its parts
 * @param others says whether the folder holds Markdown or HTML: beside these, text files are something else
 */
export function mayBePage(path: string, others: boolean, kind: string | undefined): boolean {
  if (kind === 'html' || kind === 'text') return (kind === 'html' ? HTML_FILE : TEXT_FILE).test(path);
  if (HTML_FILE.test(path)) return !NOT_PAGES.test(path);
  return !TEXT_FILE.test(path) || !(others || NOT_ARTICLES.test(path));
}

const DOCUMENT = /\.(?:adoc|asciidoc|docx?|odt|org|pages|rst|rtf|tex|textile)$/i;

/** @param others as `mayBePage` has it: `.text` is then a text that was not looked at */
export const isUnread = (path: string, others: boolean): boolean =>
  DOCUMENT.test(path) || (others && /\.text$/i.test(path));
