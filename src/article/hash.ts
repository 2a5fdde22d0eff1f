import canonicalize from 'canonicalize';

/** SHA-256 as 64 lowercase hex digits. Works without `crypto.subtle` too (pages on plain http). */
export async function sha256(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
  const subtle = typeof crypto === 'undefined' ? undefined : crypto.subtle;
  if (subtle) return hex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
  const noble = await import('@noble/hashes/sha2.js');
  return hex(noble.sha256(bytes));
}

/** The RFC 8785 JSON of an item without what Carrel added: the text over which `_carrel.sha256` is taken. */
export function canonicalItem(item: unknown): string {
  if (typeof item !== 'object' || item === null) throw new TypeError('an item is an object');
  const { _carrel, ...own } = item as Record<string, unknown>;
  const text = canonicalize(own);
  if (text === undefined) throw new TypeError('an item is JSON');
  return text;
}

/** `_carrel.sha256` of an item, the same in its bundle and in a pack. */
export function itemHash(item: unknown): Promise<string> {
  return sha256(canonicalItem(item));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
