/** Slugs: the readable part of an article's address. Letters of every script stay; NFC, lower case, at most 80 bytes. */

export const SLUG_BYTES = 80;

export type SlugSource = {
  readonly slug?: string | undefined;
  readonly title?: string | undefined;
  readonly id: string;
};

/** The source's own slug, else from the title, else from the id. Never empty. */
export function baseSlug({ slug, title, id }: SlugSource): string {
  return slugify(slug ?? '') || slugify(title ?? '') || slugify(lastPart(id)) || slugify(id) || 'article';
}

/** Words joined by hyphens; empty when the text has neither letter nor digit. */
export function slugify(text: string, maxBytes = SLUG_BYTES): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}\u200c\u200d]+/gu, '-')
    .replace(/^[-\p{M}\u200c\u200d]+|[-\u200c\u200d]+$/gu, '');
  return cutToBytes(words, maxBytes);
}

/** Cuts at a hyphen where one is near the end, else between two characters as people see them. */
export function cutToBytes(slug: string, maxBytes: number): string {
  if (bytesOf(slug) <= maxBytes) return slug;
  let cut = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(slug)) {
    bytes += bytesOf(segment);
    if (bytes > maxBytes) break;
    cut += segment;
  }
  const hyphen = cut.lastIndexOf('-');
  return (hyphen > cut.length / 2 ? cut.slice(0, hyphen) : cut).replace(/-+$/, '');
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

function lastPart(id: string): string {
  const parts = id.split(/[?#]/)[0]?.split('/').filter(Boolean) ?? [];
  return decoded(parts.at(-1) ?? '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
