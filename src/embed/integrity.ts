import { sha256 } from '../article/hash.ts';
import { WrongHash } from '../data/failures.ts';

/**
 * Lets only a bundle pass that is byte for byte the one that was meant.
 *
 * @param integrity one or several `sha256-<base64>`, separated by spaces, as in Subresource Integrity (W3C); any one may
 *   fit. Unlike there, an attribute that names no SHA-256 lets nothing pass.
 * @throws WrongHash
 */
export async function checkIntegrity(bytes: Uint8Array, integrity: string, address: string): Promise<void> {
  const wanted = integrity.split(/\s+/).map(hexOf);
  if (!wanted.includes(await sha256(bytes))) throw new WrongHash(address);
}

function hexOf(token: string): string | undefined {
  const [, digest = ''] = /^sha256-([\w+/-]{43}=?)(?:\?.*)?$/.exec(token) ?? [];
  const bytes = atob(digest.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
