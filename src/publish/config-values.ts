/** How the single settings of `carrel.json` are judged: the value, or undefined for what cannot be used. */

export function publicAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return undefined;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

export function basePath(text: string): string | undefined {
  const path = `/${text}/`.replace(/\/{2,}/g, '/');
  const usable = !text.includes('://') && /^[\w\-.~/%]+$/.test(path) && !/\/\.{1,2}\//.test(path);
  return usable ? path : undefined;
}

export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

export const email = (text: string) => (/^[^\s@<>"]+@[^\s@<>"]+$/.test(text) ? text : undefined);
