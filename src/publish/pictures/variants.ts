import type { Sharp as Pipeline } from 'sharp';
import type { Measured } from './measure.ts';
import type { Sharp } from './sharp.ts';

/** One form of a picture as it goes into the site. */
export type Variant = {
  readonly bytes: Uint8Array;
  readonly ending: string;
  readonly width: number;
  readonly height: number;
};

/** Widths in pixels: a phone, a phone of three pixels to the point, a wide desk. Nothing is made larger than it is. */
const WIDTHS = [480, 960, 1600];
const WIDEST = 1600;
/** WebP: a twelfth of AVIF's time for pictures about a third larger; measured on photographs of 2,400 pixels. */
const PHOTO = { quality: 78, effort: 4, smartSubsample: true } as const;
const DRAWING = { lossless: true, effort: 4 } as const;

/**
 * Makes the sizes of a picture, the smallest first, turned upright and without what a camera writes into it.
 *
 * @returns undefined for what moves or is drawn by its reader (SVG): it stays as it is
 * @throws what sharp says of bytes that it cannot read
 */
export async function makeVariants(
  sharp: Sharp,
  bytes: Uint8Array,
  measured: Measured,
): Promise<readonly Variant[] | undefined> {
  if (measured.type === 'svg' || isMovingPng(measured.type, bytes)) return undefined;
  const image = sharp(bytes, { failOn: 'error' });
  const { pages = 1, exif, xmp, iptc, orientation = 1 } = await image.metadata();
  if (pages > 1 && measured.type !== 'tiff') return undefined;
  const upright = image.rotate();
  const sizes: Variant[] = [];
  for (const width of widthsFor(measured.width)) {
    const whole = width === measured.width;
    const options = whole && isDrawing(bytes, measured) ? DRAWING : PHOTO;
    const made = await webp(upright.clone().resize({ width, withoutEnlargement: true }), options);
    const plain = whole && orientation === 1 && measured.type !== 'tiff' && !exif && !xmp && !iptc;
    sizes.push(plain && bytes.length <= made.bytes.length ? { ...made, bytes, ending: measured.type } : made);
  }
  return sizes;
}

/** What is nearly as wide as the picture is left out. */
function widthsFor(width: number): number[] {
  const widest = Math.min(width, WIDEST);
  return [...WIDTHS.filter((one) => one * 1.15 < widest), widest];
}

/** Few bytes for many pixels: flat colours and lines, whose edges must stay sharp. */
const isDrawing = (bytes: Uint8Array, { type, width, height }: Measured) =>
  type === 'png' && bytes.length < (width * height) / 2;

/** An animated PNG says so before its first picture; sharp would keep that one alone. */
const isMovingPng = (type: string, bytes: Uint8Array) =>
  type === 'png' && Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).includes('acTL');

async function webp(image: Pipeline, options: typeof PHOTO | typeof DRAWING): Promise<Variant> {
  const { data, info } = await image.webp(options).toBuffer({ resolveWithObject: true });
  return { bytes: data, ending: 'webp', width: info.width, height: info.height };
}
