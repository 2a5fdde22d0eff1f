import { createHash } from 'node:crypto';

/** SHA-256 as 64 hex digits; the same as `article/hash.ts`, at once. */
export const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** The 16 hex digits that stand in file names. */
export const shortHash = (data: string | Uint8Array) => hash(data).slice(0, 16);

/** As a security policy names a script or a style (CSP Level 3). */
export const base64Hash = (data: string) => createHash('sha256').update(data).digest('base64');
