import { escapeHtml } from '../../../article/text.ts';
import { embedCard } from '../../body/embed.ts';
import { lost } from '../entry.ts';
import { type Expand, type Expanded, quoted, type Shortcode } from './shortcode.ts';
import type { Surrounding, Upload } from './surrounding.ts';

const PICTURE = /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i;

function caption({ named, inner }: Shortcode): Expanded {
  const [, picture = inner, rest = ''] = PICTURE.exec(inner) ?? [];
  const words = (named.get('caption') ?? rest).trim();
  const label = words === '' ? '' : `<figcaption>${words}</figcaption>`;
  return { html: `<figure>${picture.trim()}${label}</figure>` };
}

function gallery(code: Shortcode, around: Surrounding): Expanded {
  const { uploads, missing } = chosen(code, around);
  const pictures = uploads.filter(({ address }) => PICTURES.test(address));
  if (pictures.length === 0 && missing === 0)
    return { html: '', notes: [lost('gallery removed: its pictures are not known')] };
  const notes = missing > 0 ? [lost(`a gallery lacks pictures that were not exported: ${missing}`)] : [];
  return { html: pictures.map(figure).join('\n'), notes };
}

const PICTURES = /\.(?:avif|gif|jpe?g|png|svg|webp|bmp|heic|tiff?)(?:\?|$)/i;
const SOUNDS = /\.(?:mp3|m4a|ogg|oga|opus|wav|flac)(?:\?|$)/i;
const FILMS = /\.(?:mp4|m4v|webm|ogv|mov)(?:\?|$)/i;

/** Those named by number, else all that were uploaded to the post. */
function chosen({ named }: Shortcode, around: Surrounding): { uploads: readonly Upload[]; missing: number } {
  const ids = numbers(named.get('ids') ?? named.get('include'));
  const left = new Set(numbers(named.get('exclude')));
  const post = Number(named.get('id') ?? around.post);
  if (ids.length === 0) return { uploads: around.uploadsOf(post).filter(({ id }) => !left.has(id)), missing: 0 };
  const uploads = ids.flatMap((id) => around.upload(id) ?? []);
  return { uploads, missing: ids.length - uploads.length };
}

const numbers = (text = '') => (text.match(/\d+/g) ?? []).map(Number);

function figure({ address, alt, caption: words }: Upload): string {
  const label = words === '' ? '' : `<figcaption>${words}</figcaption>`;
  return `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}">${label}</figure>`;
}

function playlist(code: Shortcode, around: Surrounding): Expanded {
  const { uploads, missing } = chosen(code, around);
  const kind = code.named.get('type') === 'video' ? FILMS : SOUNDS;
  const tracks = uploads.filter(({ address }) => kind.test(address));
  if (tracks.length === 0) return { html: '', notes: [lost('playlist removed: what it plays was not exported')] };
  const notes = missing > 0 ? [lost(`a playlist lacks pieces that were not exported: ${missing}`)] : [];
  const element = kind === FILMS ? 'video' : 'audio';
  const html = tracks.map(
    ({ address, title }) =>
      `<figure><${element} controls src="${escapeHtml(address)}"></${element}><figcaption>${escapeHtml(title)}</figcaption></figure>`,
  );
  return { html: html.join('\n'), notes };
}

/** `[audio src="…"]`, `[audio mp3="…"]`, `[audio https://…|title=…]`; of several formats the first. */
const media =
  (element: 'audio' | 'video', formats: readonly string[]): Expand =>
  ({ named, listed, inner }) => {
    const plain = [...listed, inner.replace(/<[^>]*>/g, '')].map((text) => text.split(/[|,]/)[0]?.trim() ?? '');
    const source = ['src', 'url', ...formats].map((name) => named.get(name)).find(Boolean) ?? plain.find(isAddress);
    if (source === undefined) return undefined;
    const sizes = ['width', 'height', 'poster'].filter((name) => element === 'video' && named.has(name));
    const rest = sizes.map((name) => ` ${name}="${quoted(named.get(name) ?? '')}"`).join('');
    return { html: `<figure><${element} controls src="${quoted(source)}"${rest}></${element}></figure>` };
  };

const isAddress = (text: string) => /^(?:https?:)?\/\//i.test(text);

/** The page of another site: its address inside, as a setting, or made from the number that the site gives it. */
const card =
  (page?: (id: string) => string): Expand =>
  ({ named, listed, inner }) => {
    const given = [inner.trim(), named.get('url'), named.get('src'), named.get('id'), ...listed].filter(Boolean);
    const first = given
      .map((text) => decodeAmpersands(text ?? ''))
      .find((text) => page !== undefined || isAddress(text));
    if (first === undefined) return undefined;
    const address =
      isAddress(first) || page === undefined ? first : page(encodeURIComponent(first).replace(/%2F/gi, '/'));
    return { html: `<p>${embedCard(address, named.get('title'))}</p>` };
  };

const decodeAmpersands = (text: string) => text.replace(/&(?:amp|#0?38);/g, '&');

const source: Expand = ({ inner }) =>
  inner === '' ? undefined : { html: `<pre><code>${plainCode(inner)}</code></pre>` };

/** Code is stored escaped or not, as the plugin of the day did it. */
const plainCode = (text: string) =>
  (/<(?!\/?(?:br|p)\b)/i.test(text) ? escapeHtml(text) : text).replace(/^\n+|\s+$/g, '');

/** Those of WordPress itself; the others come with plugins. */
export const OWN: ReadonlySet<string> = new Set([
  'caption',
  'wp_caption',
  'gallery',
  'playlist',
  'audio',
  'video',
  'embed',
]);

export const KNOWN: Readonly<Record<string, Expand>> = {
  caption,
  wp_caption: caption,
  gallery,
  playlist,
  audio: media('audio', ['mp3', 'm4a', 'ogg', 'wav', 'flac']),
  video: media('video', ['mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv']),
  embed: card(),
  youtube: card((id) => `https://www.youtube.com/watch?v=${id}`),
  vimeo: card((id) => `https://vimeo.com/${id}`),
  dailymotion: card((id) => `https://www.dailymotion.com/video/${id}`),
  tweet: card((id) => `https://twitter.com/i/status/${id}`),
  instagram: card((id) => `https://www.instagram.com/p/${id}/`),
  soundcloud: card(),
  spotify: card(),
  ted: card((id) => `https://www.ted.com/talks/${id}`),
  gist: card((id) => `https://gist.github.com/${id}`),
  flickr: card(),
  googlemaps: card(),
  wpvideo: card((id) => `https://videopress.com/v/${id}`),
  videopress: card((id) => `https://videopress.com/v/${id}`),
  code: source,
  sourcecode: source,
};
