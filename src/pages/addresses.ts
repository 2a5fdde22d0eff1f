/** All addresses of the app, below its base. Each ends in a slash. */
export const addresses = {
  feed: '/',
  article: (slug: string) => `/articles/${encodeURIComponent(slug)}/`,
  comment: (slug: string) => `/articles/${encodeURIComponent(slug)}/#comment`,
  more: (slug: string) => `/articles/${encodeURIComponent(slug)}/more/`,
  topic: (tag: string) => `/topics/${encodeURIComponent(tag)}/`,
  search: (query = '', within: { readonly topic?: string; readonly year?: string } = {}) => {
    const asked = new URLSearchParams({ ...(query !== '' && { q: query }), ...within }).toString();
    return asked === '' ? '/search/' : `/search/?${asked}`;
  },
  saved: '/saved/',
  drafts: '/drafts/',
  offline: '/offline/',
  settings: '/settings/',
  subscribe: '/subscribe/',
} as const;

/** The slug in an article's address, below the base. */
export function slugIn(address: string): string | undefined {
  const [, slug] = /^\/articles\/([^/?#]+)\/?(?:[?#]|$)/.exec(address) ?? [];
  try {
    return slug === undefined ? undefined : decodeURIComponent(slug);
  } catch {
    return undefined;
  }
}
