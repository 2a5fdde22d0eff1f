import { shortHash } from '../edition/hash.ts';
import { type Measured, measure } from './measure.ts';
import type { Kept, PictureCache } from './picture-cache.ts';
import { loadSharp, type Sharp } from './sharp.ts';
import { makeVariants, type Variant } from './variants.ts';

/** Raised whenever other bytes would come out of the same picture. */
const RECIPE = 1;

/** Writes files of `media/`; `has` is true where the site holds the file already, and notes that it is still needed. */
export type MediaFiles = {
  readonly write: (name: string, bytes: Uint8Array) => void;
  readonly has: (name: string, size: number) => boolean;
};

/** Makes a picture's sizes and puts them into the site; what earlier runs made is not made again. */
export class PictureMaker {
  readonly #files: MediaFiles;
  readonly #cache: PictureCache | undefined;
  readonly #load: () => Promise<Sharp | undefined>;
  #sharp: Promise<Sharp | undefined> | undefined;
  /** How many pictures were copied as they are because sharp is not installed. */
  copied = 0;

  constructor(files: MediaFiles, cache: PictureCache | undefined, load = loadSharp) {
    this.#files = files;
    this.#cache = cache;
    this.#load = load;
  }

  /** @param address under which it may be found again without its bytes */
  async make(bytes: Uint8Array, address?: string): Promise<Kept | { readonly reason: string }> {
    this.#sharp ??= this.#load();
    const sharp = await this.#sharp;
    const key = `${RECIPE} ${sharp === undefined ? 'copied' : 'made'} ${shortHash(bytes)} ${bytes.length}`;
    const known = this.#cache?.read(key);
    if (known !== undefined && this.#place(known)) return this.#remember(known, address);
    const measured = measure(bytes, sharp !== undefined);
    if ('reason' in measured) return measured;
    if (sharp === undefined && measured.type !== 'svg') this.copied += 1;
    const made = await variantsOrWhole(sharp, bytes, measured);
    if ('reason' in made) return made;
    for (const [name, data] of made.files) this.#files.write(name, data);
    if (sharp === undefined) return made.kept;
    this.#cache?.keep(key, made.kept, made.files);
    return this.#remember(made.kept, address);
  }

  /** What an address gave not longer ago than `age` milliseconds. */
  recall(address: string, age: number): Kept | undefined {
    const known = this.#cache?.read(keyOf(address), Date.now() - age);
    return known !== undefined && this.#place(known) ? known : undefined;
  }

  end(): void {
    this.#cache?.end();
  }

  #remember(kept: Kept, address: string | undefined): Kept {
    if (address !== undefined) this.#cache?.keep(keyOf(address), kept, new Map());
    return kept;
  }

  /** Into the site, unless it is there. */
  #place(kept: Kept): boolean {
    try {
      for (const { name, bytes } of kept) {
        if (!this.#files.has(name, bytes)) this.#files.write(name, this.#cache?.bytes(name) ?? new Uint8Array());
      }
      return true;
    } catch {
      return false;
    }
  }
}

const keyOf = (address: string) => `${RECIPE} ${address}`;

type Made = { readonly kept: Kept; readonly files: ReadonlyMap<string, Uint8Array> };

/** What sharp cannot read may still be what a browser shows. */
async function variantsOrWhole(
  sharp: Sharp | undefined,
  bytes: Uint8Array,
  measured: Measured,
): Promise<Made | { readonly reason: string }> {
  const variants = sharp && (await makeVariants(sharp, bytes, measured).catch(() => undefined));
  const { type: ending, width, height } = measured;
  if (variants === undefined && ending === 'tiff') return { reason: 'is damaged' };
  return shelve(variants ?? [{ bytes, ending, width, height }]);
}

function shelve(variants: readonly Variant[]): Made {
  const named = variants.map((variant) => ({
    ...variant,
    name: `media/${shortHash(variant.bytes)}.${variant.ending}`,
  }));
  return {
    kept: named.map(({ name, width, height, bytes }) => ({ name, width, height, bytes: bytes.length })),
    files: new Map(named.map(({ name, bytes }) => [name, bytes])),
  };
}
