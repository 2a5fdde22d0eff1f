import { trimInvisible } from './visible.ts';

/** An http(s) address as typed, with or without its scheme, in full; nothing when it is none. */
export function websiteAddress(text: string): string | undefined {
  const typed = trimInvisible(text);
  const hasScheme = /^[a-z][a-z0-9+-]*:/i.test(typed);
  const url = parseUrl(hasScheme ? typed : `https://${typed.replace(/^\/\//, '')}`);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // "hello" is no website, and "me@example.org" is an e-mail address.
  return hasScheme || (/[^.]\.[^.]/.test(url.hostname) && url.username === '') ? url.href : undefined;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
