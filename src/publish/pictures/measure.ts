import { imageSize } from 'image-size';

/** What a picture's own bytes say. Sizes in CSS pixels, after it is turned as its EXIF data say. */
export type Measured = { readonly type: string; readonly width: number; readonly height: number };

/** Pictures that browsers show. */
const SHOWN = new Set(['avif', 'gif', 'jpg', 'png', 'svg', 'webp']);
/** Pictures that only become ones by another format. */
const CONVERTED = new Set(['tiff']);

/** @returns a reason for what is no picture or may not be shown */
export function measure(bytes: Uint8Array, canConvert: boolean): Measured | { readonly reason: string } {
  const size = sizeOf(bytes);
  if (size?.type === undefined || !(SHOWN.has(size.type) || (canConvert && CONVERTED.has(size.type)))) {
    return { reason: 'is no picture that a browser shows' };
  }
  if (size.type === 'svg' && ACTIVE.test(new TextDecoder().decode(bytes))) {
    return { reason: 'is an SVG that holds scripts or foreign parts' };
  }
  const turned = (size.orientation ?? 1) >= 5;
  const [width, height] = turned ? [size.height, size.width] : [size.width, size.height];
  return { type: size.type, width: Math.round(width), height: Math.round(height) };
}

/** An SVG is a document: opened by itself it would run its scripts under the site's own address. */
const ACTIVE = /<(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler)\b|\son\w+\s*=|javascript:|<!ENTITY/i;

function sizeOf(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
