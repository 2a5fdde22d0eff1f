import { isObject } from '../../article/fields.ts';

/**
 * An oEmbed document cut to what its consumer has room for: `?maxwidth=` and `?maxheight=` in CSS pixels, as oEmbed 1.0
 * (section 2.2) has it. A static host gives the document as it lies there, whose frame is never wider than its place
 * (`max-width: 100%`); a host that can do more does this. Undefined where the address asks for neither, and for what is
 * no oEmbed document.
 */
export function fitted(text: string, query: string | undefined): string | undefined {
  const asked = new URLSearchParams(query);
  const most = { width: pixels(asked.get('maxwidth')), height: pixels(asked.get('maxheight')) };
  if (most.width === undefined && most.height === undefined) return undefined;
  const found = parse(text);
  if (!isObject(found)) return undefined;
  const { width, height, html } = found;
  if (typeof width !== 'number' || typeof height !== 'number' || typeof html !== 'string') return undefined;
  const size = { width: Math.min(width, most.width ?? width), height: Math.min(height, most.height ?? height) };
  const sized = html
    .replace(/ width="\d+"/, () => ` width="${size.width}"`)
    .replace(/ height="\d+"/, () => ` height="${size.height}"`);
  return JSON.stringify({ ...found, ...size, html: sized });
}

/** A whole number from 1 up; anything else asks for nothing. */
const pixels = (text: string | null) => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : undefined);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
