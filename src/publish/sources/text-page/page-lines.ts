import { readDateLine } from './date-line.ts';
import { isPageLine, opensRest } from './page-words.ts';

/** A page's text, taken apart: what is the article and what stood around it. */
export type Divided = {
  readonly title?: string;
  /** RFC 3339. */
  readonly published?: string;
  /** The line that `published` was read from where it may as well mean another day. */
  readonly unsure?: string;
  readonly authors: readonly string[];
  /** The article's own lines, with the empty ones between them. */
  readonly lines: readonly string[];
  /** Lines of the page around it. */
  readonly left: readonly string[];
};

/** A headline is not longer than this; what is, is a paragraph. */
const LONGEST_TITLE = 250;

/** Finds headline, date and byline at the head of a page's text, and the page's own words at both ends. */
export function dividePage(text: string, zone: string): Divided {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const left: string[] = [];
  const body = cutEnd(cutRest(lines, left), left);
  return readHead(body, zone, left);
}

/** From a heading such as "More Articles" on, where nothing more than lines of a page follows it. */
function cutRest(lines: readonly string[], left: string[]): readonly string[] {
  const start = lines.findIndex((line, index) => index > 2 && opensRest(line) && !hasParagraph(lines.slice(index + 1)));
  if (start < 0) return lines;
  left.push(...lines.slice(start).filter(isFilled));
  return lines.slice(0, start);
}

const isFilled = (line: string) => line.trim() !== '';

/** Titles of other articles are shorter, or do not end as sentences do. */
const hasParagraph = (lines: readonly string[]) =>
  lines.some((line) => line.length > 140 || (line.length > 80 && /[.!?。！？؟।]["'”’»)]?$/u.test(line)));

function cutEnd(lines: readonly string[], left: string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && (!isFilled(lines[end - 1] ?? '') || isPageLine(lines[end - 1] ?? ''))) end -= 1;
  left.unshift(...lines.slice(end).filter(isFilled));
  return lines.slice(0, end);
}

type Head = { title?: string; published?: string; unsure?: string; authors: string[] };

/** Dates, bylines and the page's own words, in any order, up to the first text after the headline. */
function readHead(lines: readonly string[], zone: string, left: string[]): Divided {
  const head: Head = { authors: [] };
  const before: string[] = [];
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || takeWhen(line, zone, head) || takeWho(line, head)) continue;
    if (isPageLine(line)) before.push(line);
    else if (head.title === undefined && isHeadline(line)) head.title = titleOf(line);
    else if (!isRule(line) || head.title === undefined) break;
  }
  // An essay may well be called "Home" or "Search".
  const title = head.title ?? before.pop();
  return { ...head, ...(title === undefined ? {} : { title }), lines: lines.slice(at), left: [...before, ...left] };
}

/** What ends within a sentence, or is long and ends one, is text. */
const isHeadline = (line: string) =>
  line.length <= LONGEST_TITLE && !/[,;、，]$/.test(line) && !(line.length > 100 && /[.。।]["”»]?$/.test(line));

const isRule = (line: string) => /^([=~\-_*–—])\1{2,}$/.test(line);

/** `# Words` of those who write Markdown by habit. */
const titleOf = (line: string) => line.replace(/^#+\s+/, '');

function takeWhen(line: string, zone: string, head: Head): boolean {
  const parts = line.split(/\s+[|·•–—-]\s+/);
  const dates = parts.map((part) => readDateLine(part, zone));
  const found = dates.find((one) => one !== undefined);
  const others = parts.filter((_part, index) => dates[index] === undefined);
  if (found === undefined || !others.every((part) => takeWho(part, head) || isPageLine(part))) return false;
  if (head.published === undefined) {
    head.published = found.date;
    if (found.unsure) head.unsure = line;
  }
  return true;
}

/** `By Jane Doe`, `Von …`, `作者：…`; without a colon only below the headline, for headlines begin so too. */
const BY =
  /^(?:(?:by|written by|von|par|por|di|door|av|af)\s+|(?:by|author|autor|autorin|auteur|autore|yazan|автор|текст|بقلم|کاتب|نویسنده|نوشته|מאת|लेखक|作者|撰文|文|글)\s*[:：／/]\s*|(?:מאת|بقلم|نوشته)\s+)(\S.{1,80})$/iu;

const JOINS = /^(?:and|und|et|y|e|en|og|och|i|и|&|de|der|den|van|von|da|di|del|la|le|bin|ibn|al|el)$/i;

function takeWho(line: string, head: Head): boolean {
  const name = BY.exec(line)?.[1]
    ?.replace(/\s*[,(|].*$/, '')
    .trim();
  if (name === undefined || head.authors.length > 0 || /\d|[.!?;:]{2}|[!?;:]$/.test(name)) return false;
  if (head.title === undefined && !/[:：／]/.test(line)) return false;
  const words = name.split(/\s+/);
  if (words.length > 8 || words.some((word) => /^\p{Ll}/u.test(word) && !JOINS.test(word))) return false;
  head.authors = name.split(/\s+(?:and|und|et|y|og|och|&)\s+/i);
  return true;
}
