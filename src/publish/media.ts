import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, join, sep } from 'node:path';
import { imageSize } from 'image-size';
import { shortHash } from './edition/hash.ts';
import type { Home } from './sources/entry.ts';

/** A file of the source that goes along with the site. `name` is `media/<hash>.<ext>`; sizes in CSS pixels. */
export type Media = {
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
  readonly reason?: undefined;
};
export type NoMedia = { readonly reason: string };

/** Pictures that browsers show. */
const PICTURES = new Set(['avif', 'gif', 'jpg', 'png', 'svg', 'webp']);
/** Other files that may stand behind a link; nothing that a browser would run. */
const FILES = new Set('csv docx epub flac m4a mov mp3 mp4 odt ogg opus pdf pptx txt vtt wav webm xlsx zip'.split(' '));
const MAX_BYTES = 100_000_000;

/** Finds the local files of articles and copies each once, under the hash of its bytes. */
export class MediaShelf {
  readonly #write: (name: string, bytes: Uint8Array) => void;
  readonly #known = new Map<string, Media | NoMedia>();

  constructor(write: (name: string, bytes: Uint8Array) => void) {
    this.#write = write;
  }

  /** A picture by its address as it stands in the article; undefined where no such file is. */
  picture(address: string, home: Home): Media | NoMedia | undefined {
    const path = home.kind === 'file' ? findFile(address, home) : undefined;
    return path === undefined ? undefined : this.#once(path, (bytes) => this.#takePicture(bytes));
  }

  /** A document, sound or film. Only from within the source's own folder: a link must not carry off other files. */
  file(address: string, home: Home): Media | NoMedia | undefined {
    const path = home.kind === 'file' ? findFile(address, home) : undefined;
    if (path === undefined || home.kind !== 'file' || !isWithin(path, home.root)) return undefined;
    const ending = extname(path).slice(1).toLowerCase();
    return FILES.has(ending) ? this.#once(path, (bytes) => this.#take(bytes, ending)) : undefined;
  }

  #once(path: string, take: (bytes: Uint8Array) => Media | NoMedia): Media | NoMedia {
    const known = this.#known.get(path);
    if (known) return known;
    const media = statSync(path).size > MAX_BYTES ? { reason: 'is larger than 100 MB' } : take(readFileSync(path));
    this.#known.set(path, media);
    return media;
  }

  #takePicture(bytes: Uint8Array): Media | NoMedia {
    const size = measure(bytes);
    if (size?.type === undefined || !PICTURES.has(size.type)) return { reason: 'is no picture that a browser shows' };
    if (size.type === 'svg' && ACTIVE.test(new TextDecoder().decode(bytes))) {
      return { reason: 'is an SVG that holds scripts or foreign parts' };
    }
    const turned = (size.orientation ?? 1) >= 5;
    const [width, height] = turned ? [size.height, size.width] : [size.width, size.height];
    return { ...this.#take(bytes, size.type), width: Math.round(width), height: Math.round(height) };
  }

  #take(bytes: Uint8Array, ending: string): Media {
    const name = `media/${shortHash(bytes)}.${ending}`;
    this.#write(name, bytes);
    return { name };
  }
}

/** An SVG is a document: opened by itself it would run its scripts under the site's own address. */
const ACTIVE = /<(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler)\b|\son\w+\s*=|javascript:|<!ENTITY/i;

function measure(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

type FileHome = Extract<Home, { kind: 'file' }>;

function findFile(address: string, { file, root }: FileHome): string | undefined {
  const path = pathOf(address);
  if (path === undefined) return undefined;
  const folders = path.startsWith('/') ? publicFolders(root) : [dirname(file), ...publicFolders(root)];
  return folders.map((folder) => join(folder, path)).find(isFile);
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
