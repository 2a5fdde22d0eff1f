import { isObject, type JsonObject } from '../../../article/fields.ts';
import { FetchFailed } from '../fetch.ts';
import { type ApiRoot, endpoint, loadJson } from './api.ts';
import type { Term } from './post.ts';
import { readTerm } from './rest-post.ts';

/** As many as WordPress gives at once. */
const PER_PAGE = 100;
const AT_ONCE = 2;

type Page = {
  readonly items: readonly JsonObject[];
  readonly pages: number | undefined;
  readonly total: number | undefined;
};

/**
 * All entries of one type, `posts` or `pages`, with what is embedded in them, in the order of their numbers.
 *
 * @throws {FetchFailed} when one page of them cannot be had, or when some went away while reading
 */
export async function loadAll(
  root: ApiRoot,
  type: string,
  progress: (pages: number, of: number) => void,
): Promise<JsonObject[]> {
  const first = await loadPage(root, type, 1);
  progress(1, first.pages ?? 1);
  const rest =
    first.pages === undefined ? await untilShort(root, type, first) : await byNumber(root, type, first.pages, progress);
  const pages = [first, ...rest];
  const items = new Map(pages.flatMap((page) => page.items).map((item) => [item['id'], item]));
  const total = Math.min(...pages.map((page) => page.total ?? 0));
  if (items.size < total)
    throw new FetchFailed(
      `${root.address}: ${total - items.size} of ${total} ${type} went away while they were read. Try again.`,
    );
  return [...items.values()];
}

async function byNumber(
  root: ApiRoot,
  type: string,
  count: number,
  progress: (pages: number, of: number) => void,
): Promise<Page[]> {
  const pages: Page[] = [];
  let next = 2;
  const work = async () => {
    while (next <= count) {
      const number = next++;
      pages[number - 2] = await loadPage(root, type, number);
      progress(pages.filter(Boolean).length + 1, count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return pages;
}

/** Some servers between take away the header that counts the pages. */
async function untilShort(root: ApiRoot, type: string, first: Page): Promise<Page[]> {
  const pages: Page[] = [];
  for (let last = first; last.items.length === PER_PAGE; pages.push(last))
    last = await loadPage(root, type, pages.length + 2);
  return pages;
}

async function loadPage(root: ApiRoot, type: string, page: number): Promise<Page> {
  const address = endpoint(root.address, `wp/v2/${type}`, {
    per_page: String(PER_PAGE),
    page: String(page),
    // In this order what is published meanwhile comes last and moves nothing.
    orderby: 'id',
    order: 'asc',
    _embed: 'author,wp:featuredmedia,wp:term',
  });
  const { value, headers } = await loadJson(address);
  if (!Array.isArray(value)) throw new FetchFailed(`${address} gave no list of ${type}.`);
  return {
    items: value.filter(isObject),
    pages: count(headers, 'x-wp-totalpages'),
    total: count(headers, 'x-wp-total'),
  };
}

function count(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What terms are called, by number; those that visitors may not see are not among them. @throws {FetchFailed} */
export async function loadTerms(root: ApiRoot, numbers: readonly number[]): Promise<Map<number, Term>> {
  const terms = new Map<number, Term>();
  for (let at = 0; at < numbers.length; at += PER_PAGE) {
    const include = numbers.slice(at, at + PER_PAGE).join(',');
    for (const kind of ['categories', 'tags']) {
      const address = endpoint(root.address, `wp/v2/${kind}`, { per_page: String(PER_PAGE), include });
      const { value } = await loadJson(address);
      const found = Array.isArray(value) ? value.filter(isObject) : [];
      for (const term of found) terms.set(Number(term['id']), readTerm(term));
    }
  }
  return terms;
}
