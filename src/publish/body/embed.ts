import { escapeHtml } from '../../article/text.ts';

/** What an embedded page is, in words, by its address. */
const KINDS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^https?:\/\/(?:[\w-]+\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)\//i, 'Video on YouTube'],
  [/^https?:\/\/(?:[\w-]+\.)?vimeo\.com\//i, 'Video on Vimeo'],
  [/^https?:\/\/(?:[\w-]+\.)?(?:twitter|x)\.com\//i, 'Post on X'],
  [/^https?:\/\/(?:[\w-]+\.)?instagram\.com\//i, 'Post on Instagram'],
  [/^https?:\/\/gist\.github\.com\//i, 'Code on GitHub'],
  [/^https?:\/\/(?:[\w-]+\.)?soundcloud\.com\//i, 'Sound on SoundCloud'],
  [/^https?:\/\/(?:[\w-]+\.)?google\.[a-z.]+\/maps\b/i, 'Map on Google Maps'],
];

/** A link in place of another site's page: labelled, and nothing is loaded until it is clicked. */
export function embedCard(address: string, title?: string): string {
  return `<a href="${escapeHtml(watchAddress(address))}">${escapeHtml(embedLabel(address, title))}</a>`;
}

export function embedLabel(address: string, title?: string): string {
  const page = watchAddress(address);
  const kind = KINDS.find(([pattern]) => pattern.test(page))?.[1] ?? `Page on ${hostOf(page)}`;
  return `${kind}: ${title?.trim() || page}`;
}

/** The page that a person opens, where the embedded address is only a player. */
export function watchAddress(address: string): string {
  const whole = address.startsWith('//') ? `https:${address}` : address;
  const video = /youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/i.exec(whole)?.[1];
  if (video) return `https://www.youtube.com/watch?v=${video}`;
  const film = /player\.vimeo\.com\/video\/(\d+)/i.exec(whole)?.[1];
  return film ? `https://vimeo.com/${film}` : whole;
}

const hostOf = (address: string) =>
  URL.canParse(address, 'https://another.site') ? new URL(address, 'https://another.site').host : 'another site';
