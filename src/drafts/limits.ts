import type { FieldName } from './record.ts';

/** Bytes of UTF-8 that a field may have: WordPress's limits, which every place has to take. */
export const limits: Readonly<Record<FieldName, number>> = { comment: 65_525, name: 245, email: 100, website: 200 };

const encoder = new TextEncoder();

export function fits(field: FieldName, text: string): boolean {
  return text.length * 3 <= limits[field] || encoder.encode(text).length <= limits[field];
}

/**
 * About how many characters of the kind that was typed still fit, negative where there are too many; undefined as long
 * as a tenth of the room is left.
 */
export function roomFor(field: FieldName, text: string): number | undefined {
  const limit = limits[field];
  if (text.length * 3 <= limit * 0.9) return undefined;
  const bytes = encoder.encode(text).length;
  if (bytes <= limit * 0.9) return undefined;
  const width = bytes / text.length;
  return bytes <= limit ? Math.floor((limit - bytes) / width) : -Math.ceil((bytes - limit) / width);
}
