import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, join, sep } from 'node:path';
import { absolute, isWeb } from '../article/address.ts';
import { shortHash } from './edition/hash.ts';
import type { Shelved } from './pictures/picture-cache.ts';
import type { MediaFiles, PictureMaker } from './pictures/picture-maker.ts';
import { type Fetch, fetchPicture, RemotePictures } from './pictures/remote.ts';
import { Turns } from './pictures/turns.ts';
import type { Home } from './sources/entry.ts';

/** A file that goes along with the site. `name` is `media/<hash>.<ext>`; sizes in CSS pixels. */
export type Media = {
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
  readonly reason?: undefined;
};
export type NoMedia = { readonly reason: string };

/** A picture in the site: `name` is its middle size, `width` and `height` are those of the largest. */
export type PictureMedia = Required<Omit<Media, 'reason'>> & {
  readonly reason?: undefined;
  /** All sizes, the smallest first. */
  readonly sizes: readonly Shelved[];
};

/** Other files that may stand behind a link; nothing that a browser would run. */
const FILES = new Set('csv docx epub flac m4a mov mp3 mp4 odt ogg opus pdf pptx txt vtt wav webm xlsx zip'.split(' '));
const MAX_BYTES = 100_000_000;
/** The size that stands in `src`, and in lists and cards of other sites. */
const MIDDLE_WIDTH = 1000;
/** Pictures that are read, fetched or made at the same time. */
const TOGETHER = 4;
/** For so long a picture on another site is taken to be what it was. */
const FRESH_MS = 7 * 86_400_000;
const LASTING_MS = 365 * 86_400_000;

/** Finds the files of articles, local and on other sites, and puts each into the site once. */
export class MediaShelf {
  readonly #files: MediaFiles;
  readonly #maker: PictureMaker;
  readonly #remote: RemotePictures;
  readonly #turns = new Turns(TOGETHER);
  readonly #known = new Map<string, Media | NoMedia>();
  readonly #pictures = new Map<string, PictureMedia | NoMedia>();
  readonly #coming = new Map<string, Promise<void>>();

  constructor(files: MediaFiles, maker: PictureMaker, fetch: Fetch = fetchPicture) {
    this.#files = files;
    this.#maker = maker;
    this.#remote = new RemotePictures(fetch);
  }

  /** Brings a picture into the site, so that `picture` knows it. Never rejects for what is wrong with the picture. */
  async bring(address: string, home: Home): Promise<void> {
    const key = keyOf(address, home);
    if (key === undefined) return;
    const coming =
      this.#coming.get(key) ??
      this.#turns.take(async () => this.#pictures.set(key, await this.#make(key))).then(() => {});
    this.#coming.set(key, coming);
    await coming;
  }

  /** A picture that was brought, by its address as it stands in the article; undefined where there is none. */
  picture(address: string, home: Home): PictureMedia | NoMedia | undefined {
    const key = keyOf(address, home);
    return key === undefined ? undefined : this.#pictures.get(key);
  }

  /** A document, sound or film. Only from within the source's own folder: a link must not carry off other files. */
  file(address: string, home: Home): Media | NoMedia | undefined {
    const path = home.kind === 'file' ? findFile(address, home) : undefined;
    if (path === undefined || home.kind !== 'file' || !isWithin(path, home.root)) return undefined;
    const ending = extname(path).slice(1).toLowerCase();
    return FILES.has(ending) ? this.#takeFile(path, ending) : undefined;
  }

  #takeFile(path: string, ending: string): Media | NoMedia {
    const known = this.#known.get(path);
    if (known) return known;
    const media = statSync(path).size > MAX_BYTES ? TOO_LARGE : this.#take(readFileSync(path), ending);
    this.#known.set(path, media);
    return media;
  }

  #take(bytes: Uint8Array, ending: string): Media {
    const name = `media/${shortHash(bytes)}.${ending}`;
    this.#files.write(name, bytes);
    return { name };
  }

  async #make(key: string): Promise<PictureMedia | NoMedia> {
    if (isWeb(key)) return await this.#makeRemote(key);
    if (statSync(key).size > MAX_BYTES) return TOO_LARGE;
    return pictureOf(await this.#maker.make(readFileSync(key)));
  }

  async #makeRemote(address: string): Promise<PictureMedia | NoMedia> {
    const fresh = this.#maker.recall(address, FRESH_MS);
    if (fresh !== undefined) return pictureOf(fresh);
    const fetched = await this.#remote.bytes(address);
    if (!('reason' in fetched)) return pictureOf(await this.#maker.make(fetched.bytes, address));
    const older = this.#maker.recall(address, LASTING_MS);
    return older === undefined ? fetched : pictureOf(older);
  }
}

/** What articles ask of the shelf. */
export type Shelf = Pick<MediaShelf, 'bring' | 'picture' | 'file'>;

const TOO_LARGE: NoMedia = { reason: 'is larger than 100 MB' };

function pictureOf(made: Awaited<ReturnType<PictureMaker['make']>>): PictureMedia | NoMedia {
  if ('reason' in made) return made;
  const largest = made.at(-1);
  const middle = made.findLast(({ width }) => width <= MIDDLE_WIDTH) ?? made[0];
  if (largest === undefined || middle === undefined) return { reason: 'has no size' };
  const { width, height } = largest;
  return { name: middle.name, width, height, sizes: made };
}

/** The one name of what an address means: an absolute path or a web address. */
function keyOf(address: string, home: Home): string | undefined {
  if (home.kind === 'file') return webAddress(address) ?? findFile(address, home);
  return webAddress(address) ?? (/^[a-z][a-z0-9+.-]*:/i.test(address) ? undefined : absolute(address, home.address));
}

/** Without its fragment. */
function webAddress(address: string): string | undefined {
  const whole = address.startsWith('//') ? `https:${address}` : address;
  return isWeb(whole) ? absolute(whole)?.replace(/#.*$/s, '') : undefined;
}

export type FileHome = Extract<Home, { kind: 'file' }>;

const findFile = (address: string, home: FileHome) => placesOf(address, home).find(isFile);

/** Where a local file is looked for, in this order. As long as nothing changes there, nothing else is found. */
export function placesOf(address: string, { file, root }: FileHome): string[] {
  const path = pathOf(address);
  if (path === undefined) return [];
  const folders = path.startsWith('/') ? publicFolders(root) : [dirname(file), ...publicFolders(root)];
  return folders.map((folder) => join(folder, path));
}

/** Where generators look for `/pictures/x.png`: in the source, and in `static` (Hugo) or `public` (Astro) beside or above it. */
function publicFolders(root: string): string[] {
  const above = [root, dirname(root), dirname(dirname(root)), dirname(dirname(dirname(root)))];
  return [root, ...above.flatMap((folder) => [join(folder, 'static'), join(folder, 'public'), join(folder, 'assets')])];
}

export function pathOf(address: string): string | undefined {
  const path = address.split(/[?#]/)[0] ?? '';
  if (path === '' || path.includes('\0') || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

function isWithin(path: string, folder: string): boolean {
  const real = realpathSync(path);
  const home = realpathSync(folder);
  return real.startsWith(home.endsWith(sep) ? home : home + sep) && !real.slice(home.length).includes(`${sep}.`);
}
