/** Narrowing of what came from the device's disk, which is foreign like the network. */
export type Plain = { readonly [name: string]: unknown };

export function asPlain(value: unknown): Plain | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : undefined;
}

/**
 * Written by a newer Carrel, in another tab or before its reader went back to this one: nothing for us, but not ours to
 * remove. Whoever gives a record a shape that this one cannot read gives it a `format` of 2 or more.
 */
export function isNewer(value: unknown): boolean {
  const format = asPlain(value)?.['format'];
  return isAmount(format) && format > 1;
}

/** The object that a text holds, empty for anything else. Never throws. */
export function parsePlain(text: string | undefined): Plain {
  try {
    return asPlain(JSON.parse(text ?? '{}')) ?? {};
  } catch {
    return {};
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A finite number of at least 0. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
