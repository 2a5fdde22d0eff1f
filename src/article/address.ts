/** Resolves an address against the document it stands in; undefined where it is none. */
export function absolute(address: string, base?: string): string | undefined {
  try {
    return new URL(address.trim(), base).href;
  } catch {
    return undefined;
  }
}

/** True for an address that names something by itself, such as `https://…`, `tag:…` or `carrel:…`. */
export function isAbsolute(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && absolute(address) !== undefined;
}

/** True for addresses of pages and files on the web. */
export function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
