import { analyse } from 'chardet';

/** How the bytes of a text document were read. `guessed`: nothing in them or beside them said how. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly guessed: boolean };

/**
 * The text of a feed or page. A byte order mark says how it is written, else the server, else the document; where
 * those two disagree and one says UTF-8, the bytes decide. What says nothing is UTF-8, or Windows-1252 where it cannot be.
 *
 * @param contentType of the server's answer; may name a charset
 * @see https://www.rfc-editor.org/rfc/rfc7303#section-3
 */
export function decodeBytes(bytes: Uint8Array, contentType = ''): Decoded {
  const marked = markOf(bytes);
  if (marked !== undefined) return { text: lenient(bytes, marked), encoding: marked, guessed: false };
  const said = [charsetIn(contentType), declaredIn(bytes)].flatMap((label) => known(label) ?? []);
  for (const encoding of said.toSorted(utf8First)) {
    const text = strict(bytes, encoding);
    if (text !== undefined) return { text, encoding, guessed: false };
  }
  const [first] = said;
  if (first !== undefined && first !== 'utf-8') return { text: lenient(bytes, first), encoding: first, guessed: false };
  const text = strict(bytes, 'utf-8');
  if (text !== undefined) return { text, encoding: 'utf-8', guessed: false };
  return mostlyUtf8(bytes) ?? { text: lenient(bytes, 'windows-1252'), encoding: 'windows-1252', guessed: true };
}

/** The text in an encoding that the order of its bytes gives away, as that of East Asian ones does; undefined in doubt. */
export function recognize(bytes: Uint8Array): Omit<Decoded, 'guessed'> | undefined {
  const [best] = analyse(bytes.subarray(0, LOOKED_AT));
  if (best === undefined || best.confidence < CERTAIN) return undefined;
  const encoding = known(best.name);
  const text = encoding === undefined ? undefined : strict(bytes, encoding);
  return encoding === undefined || text === undefined ? undefined : { text, encoding };
}

const LOOKED_AT = 100_000;
/** In percent. */
const CERTAIN = 90;

function markOf([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second === 0x3c && third === 0 && fourth !== 0 ? 'utf-16be' : undefined;
}

const charsetIn = (contentType: string) => /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];

/** The XML declaration, or the `<meta>` of a page. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const declaration = /<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']+)["']/i.exec(start);
  return (declaration ?? /<meta\s[^>]*?\bcharset\s*=\s*["']?([^\s"'/>;]+)/i.exec(start))?.[1];
}

/** The name by which `TextDecoder` knows it. What is read byte by byte cannot say UTF-16 of itself. */
function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label.trim());
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

const utf8First = (a: string, b: string) => Number(b === 'utf-8') - Number(a === 'utf-8');

function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return decode(bytes, encoding, true);
  } catch {
    return undefined;
  }
}

const lenient = (bytes: Uint8Array, encoding: string) => decode(bytes, encoding, false);

/** Node 20 and 22 read Windows-1252 as ISO 8859-1, which has control characters where the former has quotation marks. */
function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string {
  const text = new TextDecoder(encoding, { fatal }).decode(bytes);
  return encoding === 'windows-1252' ? windowsCharacters(text) : text;
}

/** The characters that Windows-1252 has where Unicode has control characters, which nobody means. */
export const windowsCharacters = (text: string): string =>
  text.replace(CONTROLS, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? one);

const CONTROLS = /[\u0080-\u009F]/g;
const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'];

/** UTF-8 in which a few characters were cut or damaged still is UTF-8. */
function mostlyUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = lenient(bytes, 'utf-8');
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return whole > 10 * damaged ? { text, encoding: 'utf-8', guessed: true } : undefined;
}
