import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from './web.ts';
import { web } from './web.ts';

type Json = Record<string, unknown>;

/** What a made-up blog answers; by default the one of a WordPress with readable addresses. */
export type Blog = {
  readonly posts: readonly Json[];
  readonly pages?: readonly Json[];
  readonly tags?: readonly Json[];
  /** How many it gives at most, however many are asked for. */
  readonly perPage?: number;
  readonly readable?: boolean;
  readonly counted?: boolean;
  /** Comes before everything else: true when it answered. */
  readonly first?: (asked: URL, response: Parameters<Answer>[0]) => boolean;
};

/** A blog on this machine for one test, answering as WordPress's REST interface does. Gives its address. */
export async function blog({ perPage = 100, readable = true, counted = true, ...site }: Blog): Promise<string> {
  const root = readable ? '/wp-json/' : '/?rest_route=/';
  const address = await web({
    '*': (response, path) => {
      const asked = new URL(path, 'http://blog.invalid');
      if (site.first?.(asked, response)) return;
      const route = readable ? asked.pathname.replace('/wp-json', '') : asked.searchParams.get('rest_route');
      const list = route === null ? undefined : listAt(route, asked, site);
      if (asked.pathname === '/' && asked.search === '') {
        response.setHeader('content-type', 'text/html; charset=UTF-8');
        response.setHeader('link', `<http://${response.req.headers.host}${root}>; rel="https://api.w.org/"`);
        response.end('<!DOCTYPE html><html><title>A Blog</title></html>');
      } else if (route === '/') {
        response.end(JSON.stringify({ name: 'A Blog &amp; More', namespaces: ['oembed/1.0', 'wp/v2'] }));
      } else if (list !== undefined) {
        const page = Number(asked.searchParams.get('page') ?? 1);
        if (counted) response.setHeader('X-WP-Total', list.length);
        if (counted) response.setHeader('X-WP-TotalPages', Math.ceil(list.length / perPage));
        response.end(JSON.stringify(list.slice((page - 1) * perPage, page * perPage)));
      } else response.writeHead(404).end('{"code":"rest_no_route"}');
    },
  });
  return `${address}/`;
}

function listAt(route: string, asked: URL, { posts, pages = [], tags = [] }: Pick<Blog, 'posts' | 'pages' | 'tags'>) {
  const wanted = (asked.searchParams.get('include') ?? '').split(',').map(Number);
  if (route === '/wp/v2/posts') return posts;
  if (route === '/wp/v2/pages') return pages;
  if (route === '/wp/v2/tags') return tags.filter(({ id }) => wanted.includes(Number(id)));
  return route === '/wp/v2/categories' ? [] : undefined;
}

const saved = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/publish/wordpress/post.json'), 'utf8'),
) as Json;

/** A post with its own number, guid, link, slug and title. */
export function post(number: number, changes: Json = {}): Json {
  const link = `https://blog.example.org/${number}/`;
  const guid = { rendered: `https://blog.example.org/?p=${number}` };
  return {
    ...saved,
    id: number,
    guid,
    link,
    slug: `post-${number}`,
    title: { rendered: `Post ${number}` },
    ...changes,
  };
}
