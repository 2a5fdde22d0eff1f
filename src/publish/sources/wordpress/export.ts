import { SaxesParser } from 'saxes';

/** A term of a post: `domain` is its taxonomy, such as `category` or `post_tag`. */
export type ExportTerm = { readonly domain: string; readonly nicename: string; readonly name: string };

/** One `<item>` of an export file as it stands; `fields` by element name, such as `wp:post_name`. */
export type ExportItem = {
  readonly fields: ReadonlyMap<string, string>;
  readonly meta: ReadonlyMap<string, string>;
  readonly terms: readonly ExportTerm[];
  /** How many comments lie with it. */
  readonly comments: number;
};

/** An export file of WordPress (WXR 1.0 to 1.2). */
export type Export = {
  /** Of the channel: `title`, `link`, `language`, `wp:base_blog_url`. */
  readonly fields: ReadonlyMap<string, string>;
  /** Display names by login. */
  readonly authors: ReadonlyMap<string, string>;
  readonly items: readonly ExportItem[];
  /** How many characters and entities were no XML and had to be passed over. */
  readonly mended: number;
};

/** The file is no well-formed XML, or ends too early. The message says where and why. */
export class BrokenExport extends Error {
  override readonly name = 'BrokenExport';
}

/**
 * Reads an export piece by piece. Elements are told by their prefixes, not by their namespaces: WordPress writes them
 * from a fixed text, and files that were cut apart by hand often lack the declarations.
 *
 * @throws {BrokenExport}
 */
export function readExport(bytes: Uint8Array): Export {
  const reading = new Reading();
  const decoder = decoderFor(bytes);
  for (let at = 0; at < bytes.length; at += PIECE)
    reading.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  return reading.end(decoder.decode());
}

/** Bytes. Exports of 100 MB and more are read without ever being one text. */
const PIECE = 1 << 20;

/** As the declaration says; WordPress writes what the blog is set to, nearly always UTF-8. */
function decoderFor(start: Uint8Array) {
  const declared = /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([^"']+)/.exec(
    new TextDecoder('latin1').decode(start.subarray(0, 200)),
  );
  try {
    return new TextDecoder(declared?.[1] ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

/** What XML 1.0 does not allow, and databases hold all the same. */
const NO_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;
/** Faults that leave the rest readable. The parser keeps such entities as they are written. */
const HARMLESS = /undefined entity|malformed character entity|disallowed character\.$|"\]\]>" is disallowed/;

class Reading {
  readonly #parser = new SaxesParser({ position: true });
  readonly #path: string[] = [];
  readonly #channel = new Map<string, string>();
  readonly #authors = new Map<string, string>();
  readonly #items: ExportItem[] = [];
  #item: OpenItem | undefined;
  #author = { login: '', name: '' };
  #term = { domain: '', nicename: '' };
  #key = '';
  #text = '';
  #mended = 0;

  constructor() {
    this.#parser.on('error', (error) => this.#judge(error));
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
    this.#parser.on('closetag', ({ name }) => this.#close(name));
  }

  write(text: string): void {
    this.#parser.write(
      text.replace(NO_XML, () => {
        this.#mended += 1;
        return '';
      }),
    );
  }

  end(text: string): Export {
    this.write(text);
    this.#parser.close();
    return { fields: this.#channel, authors: this.#authors, items: this.#items, mended: this.#mended };
  }

  #judge(error: Error): void {
    if (HARMLESS.test(error.message)) this.#mended += 1;
    else throw new BrokenExport(sentence(error.message), { cause: error });
  }

  #add(text: string): void {
    this.#text += text;
  }

  #open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'item') this.#item = { fields: new Map(), meta: new Map(), terms: [], comments: 0 };
    if (name === 'wp:author') this.#author = { login: '', name: '' };
    if (name === 'category')
      this.#term = { domain: String(attributes['domain'] ?? ''), nicename: String(attributes['nicename'] ?? '') };
    if (name === 'wp:comment' && this.#item) this.#item.comments += 1;
  }

  #close(name: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (parent === 'channel') this.#inChannel(name);
    else if (parent === 'item') this.#inItem(name);
    else if (parent === 'wp:author') this.#inAuthor(name);
    else if (parent === 'wp:postmeta') this.#inMeta(name);
    this.#text = '';
  }

  #inChannel(name: string): void {
    if (name === 'wp:author') this.#authors.set(this.#author.login, this.#author.name || this.#author.login);
    else if (name === 'item' && this.#item) this.#items.push(this.#item);
    else if (!this.#channel.has(name)) this.#channel.set(name, this.#text.trim());
    if (name === 'item') this.#item = undefined;
  }

  #inItem(name: string): void {
    if (name === 'category') this.#item?.terms.push({ ...this.#term, name: this.#text.trim() });
    else this.#item?.fields.set(name, this.#text);
  }

  #inAuthor(name: string): void {
    if (name === 'wp:author_login') this.#author.login = this.#text.trim();
    if (name === 'wp:author_display_name') this.#author.name = this.#text.trim();
  }

  #inMeta(name: string): void {
    if (name === 'wp:meta_key') this.#key = this.#text.trim();
    if (name === 'wp:meta_value') this.#item?.meta.set(this.#key, this.#text);
  }
}

type OpenItem = {
  readonly fields: Map<string, string>;
  readonly meta: Map<string, string>;
  readonly terms: ExportTerm[];
  comments: number;
};

/** `12:3: unclosed tag: item` in words. */
function sentence(message: string): string {
  const [, line, what] = /^(?:[^:]*:)?(\d+):\d+:\s*(.*)$/.exec(message) ?? [];
  const where = line === undefined ? '' : ` in line ${line}`;
  const cut = /unclosed|unexpected end|must contain a root/.test(message) ? ' (the file is cut off?)' : '';
  return `is no well-formed XML${where}: ${(what ?? message).replace(/\.$/, '')}${cut}`;
}
