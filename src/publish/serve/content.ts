import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { lookup } from 'mrmime';
import { shortHash } from '../edition/hash.ts';

export type Encoding = 'br' | 'gzip';

/** A file as it is sent: its bytes, its type, and its tag, which changes with the bytes. */
export type Content = {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly tag: string;
  readonly encoding?: Encoding;
};

const WORTH_IT = 1024;
const CACHE_BYTES = 64_000_000;
const TEXT = /^(?:text\/|image\/svg|application\/(?:javascript|json|xml|[\w.-]+\+(?:json|xml)|wasm))/;

/** Reads files and compresses them once for as long as they stay the same. */
export class ContentCache {
  readonly #kept = new Map<string, Content>();
  #size = 0;

  read(path: string, accepted: string | undefined): Content {
    const { mtimeMs, size } = statSync(path);
    const type = typeOf(path);
    const encoding = TEXT.test(type) && size >= WORTH_IT ? negotiate(accepted) : undefined;
    const key = [path, mtimeMs, size, encoding].join('\n');
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const plain = readFileSync(path);
    const tag = `"${shortHash(plain)}${encoding === undefined ? '' : `-${encoding}`}"`;
    const content = { bytes: compress(plain, encoding), type, tag, ...(encoding === undefined ? {} : { encoding }) };
    this.#keep(key, content);
    return content;
  }

  #keep(key: string, content: Content): void {
    this.#kept.set(key, content);
    this.#size += content.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#size <= CACHE_BYTES) return;
      this.#kept.delete(oldest);
      this.#size -= bytes.length;
    }
  }
}

function typeOf(path: string): string {
  if (path.endsWith('.webmanifest')) return 'application/manifest+json';
  const type = lookup(path) ?? 'application/octet-stream';
  return /^text\/|javascript$|json$|xml$/.test(type) ? `${type}; charset=utf-8` : type;
}

/** The best of the encodings that are asked for. @see RFC 9110, section 12.5.3 */
export function negotiate(accepted = ''): Encoding | undefined {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name, quality === undefined ? 1 : Number(quality)];
    }),
  );
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
  return weight('gzip') > 0 ? 'gzip' : undefined;
}

function compress(bytes: Uint8Array, encoding: Encoding | undefined): Uint8Array {
  if (encoding === 'gzip') return gzipSync(bytes);
  if (encoding === undefined) return bytes;
  const params = { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 500_000 ? 5 : 9 };
  return brotliCompressSync(bytes, { params });
}
