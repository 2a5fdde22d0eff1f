import { escapeHtml } from '../../../article/text.ts';
import { embedCard } from '../../body/embed.ts';
import { type Note, unknownShortcode } from '../entry.ts';
import { codeRanges } from './code.ts';

/** The address of `{{< ref "x" >}}` until the links are resolved: the name is looked for among all articles. */
export const REF = 'carrel-ref:';

type Call = {
  readonly name: string;
  readonly closing: boolean;
  readonly named: ReadonlyMap<string, string>;
  readonly listed: readonly string[];
  readonly place: Place;
};

/** Where a shortcode stands decides what it may become: an address, words in a line, or a block of its own. */
type Place = 'address' | 'line' | 'block';

const SHORTCODE =
  /\{\{([<%])(\/\*)?\s*([\s\S]*?)\s*(?:\*\/)?[>%]\}\}|\{%-?\s*([\s\S]*?)\s*-?%\}|\{\{\s*([\s\S]*?)\s*\}\}/g;

/** Hugo's and Jekyll's shortcodes as plain Markdown. Those in code stay; unknown ones go, and their text stays. */
export function expandShortcodes(text: string): { text: string; notes: Note[] } {
  if (!/\{\{|\{%/.test(text)) return { text, notes: [] };
  const notes: Note[] = [];
  const inCode = codeRanges(text);
  const expanded = text.replace(SHORTCODE, (whole, mark, escaped, hugo, jekyll, liquid, at: number) => {
    if (inCode(at)) return escaped ? whole.replace('/*', '').replace('*/', '') : whole;
    if (escaped) return whole.replace('/*', '').replace('*/', '');
    if (liquid !== undefined) return liquidOutput(liquid) ?? whole;
    const call = readCall(mark === undefined ? jekyll : hugo, placeOf(text, at, at + whole.length));
    return call ? expand(call, notes) : whole;
  });
  return { text: expanded, notes };
}

function placeOf(text: string, start: number, end: number): Place {
  const before = text.slice(Math.max(0, start - 400), start);
  if (/\]\(\s*<?[^\s()]*$|(?:href|src)\s*=\s*["'][^"']*$|^\s*\[[^\]]+\]:\s*\S*$/m.test(before)) return 'address';
  const alone = /(?:^|\n)$/.test(before) && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 200));
  return alone ? 'block' : 'line';
}

function readCall(inner: string, place: Place): Call | undefined {
  const match = /^(\/?)\s*([\w./-]+)([\s\S]*)$/.exec(inner);
  if (!match?.[2]) return undefined;
  const named = new Map<string, string>();
  const listed: string[] = [];
  for (const [, key, double, single, tick, bare] of (match[3] ?? '').matchAll(PARAMETER)) {
    const value = double?.replaceAll('\\"', '"') ?? single ?? tick ?? bare ?? '';
    if (key === undefined) listed.push(value);
    else named.set(key.toLowerCase(), value);
  }
  const ending = match[2].startsWith('end') && match[2].length > 3;
  const name = ending ? match[2].slice(3) : match[2];
  return { name: name.toLowerCase(), closing: match[1] === '/' || ending, named, listed, place };
}

const PARAMETER = /(?:([\w-]+)\s*=\s*)?(?:"((?:\\"|[^"])*)"|'([^']*)'|`([^`]*)`|([^\s"'=/]\S*))/g;

/** `{{ site.baseurl }}` stands for nothing here; other braces are the writer's own. */
function liquidOutput(inner: string): string | undefined {
  if (/^site\.(?:baseurl|url)(?:\s*\|.*)?$/.test(inner)) return '';
  return /^["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL)\b/.exec(inner)?.[1];
}

function expand(call: Call, notes: Note[]): string {
  const known = KNOWN[call.name];
  if (known) return call.closing ? closing(call) : known(call);
  if (!call.closing) notes.push(unknownShortcode(call.name));
  return call.place === 'address' ? '' : savedWords(call);
}

/** Texts among the parameters of an unknown shortcode are the writer's words too. */
function savedWords({ named, place }: Call): string {
  const words = ['title', 'text', 'label', 'caption', 'cite'].flatMap((name) => named.get(name) || []);
  if (words.length === 0) return '';
  return place === 'block' ? `\n\n${words.join('\n\n')}\n\n` : words.join(' ');
}

const reference = ({ listed, named, place }: Call) => {
  const address = `${REF}${encodeURIComponent(listed[0] ?? named.get('path') ?? '')}`;
  return place === 'address' ? address : `[${listed[0] ?? ''}](${address})`;
};

const KNOWN: Record<string, (call: Call) => string> = {
  ref: reference,
  relref: reference,
  post_url: reference,
  link: reference,
  figure: picture,
  img: picture,
  image: picture,
  'img-right': picture,
  'img-left': picture,
  'legacy-img': picture,
  'legacy-img-right': picture,
  'legacy-img-left': picture,
  youtube: (call) => card(call, `https://www.youtube.com/watch?v=${value(call, 'id')}`),
  vimeo: (call) => card(call, `https://vimeo.com/${value(call, 'id')}`),
  tweet: (call) => card(call, tweetAddress(call)),
  twitter: (call) => card(call, tweetAddress(call)),
  x: (call) => card(call, tweetAddress(call)),
  instagram: (call) => card(call, `https://www.instagram.com/p/${value(call, 'id')}/`),
  gist: ({ listed, ...call }) =>
    card({ ...call, listed: [] }, `https://gist.github.com/${listed[0] ?? ''}/${listed[1] ?? ''}`),
  highlight: ({ listed }) => `\n\`\`\`${listed[0] ?? ''}\n`,
  quote: quotation,
  blockquote: quotation,
  'quote-block': quotation,
  raw: () => '',
  comment: () => '<!--',
};

function closing({ name }: Call): string {
  if (name === 'highlight') return '\n```\n';
  return name === 'comment' ? '-->' : '';
}

const value = ({ listed, named }: Call, name: string) => encodeURIComponent(named.get(name) ?? listed[0] ?? '');

function tweetAddress({ listed, named }: Call): string {
  const user = encodeURIComponent(named.get('user') ?? (listed.length > 1 ? listed[0] : undefined) ?? 'i');
  return `https://twitter.com/${user}/status/${encodeURIComponent(named.get('id') ?? listed.at(-1) ?? '')}`;
}

function card({ named, place }: Call, address: string): string {
  if (place === 'address') return address;
  const html = embedCard(address, named.get('title') ?? named.get('alt'));
  return place === 'block' ? `\n\n<p>${html}</p>\n\n` : html;
}

function picture({ named, listed, place }: Call): string {
  const source = (named.get('src') ?? named.get('uid') ?? listed[0] ?? '').replace(/\\([_*~])/g, '$1');
  if (place === 'address') return source;
  const image = `<img src="${escapeHtml(source)}" alt="${escapeHtml(named.get('alt') ?? '')}">`;
  const linked = named.get('link') ? `<a href="${escapeHtml(named.get('link') ?? '')}">${image}</a>` : image;
  const words = [named.get('title'), named.get('caption'), named.get('attr')].filter(Boolean).join(' ');
  if (place === 'line') return words === '' ? linked : `${linked} <em>${escapeHtml(words)}</em>`;
  const caption = words === '' ? '' : `<figcaption>${escapeHtml(words)}</figcaption>`;
  return `\n<figure>${linked}${caption}</figure>\n\n`;
}

function quotation({ named, listed, place }: Call): string {
  const words = named.get('text') ?? listed[0] ?? '';
  const cite = named.get('cite') ?? named.get('author') ?? '';
  if (words === '' || place !== 'block') return words;
  return `\n<blockquote><p>${escapeHtml(words)}</p>${cite === '' ? '' : `<p><cite>${escapeHtml(cite)}</cite></p>`}</blockquote>\n\n`;
}
