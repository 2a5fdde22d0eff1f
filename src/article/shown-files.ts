/**
 * Addresses of the pictures, sounds and films that HTML shows, as they stand there. It is unsafe and not parsed: what is
 * found is only ever counted, or fetched into a cache, and only from a site's own `media/`.
 */
export function shownFiles(html: string): string[] {
  const attributes = html.matchAll(/\s(src|poster|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi);
  return [...attributes].flatMap(([, name, double, single]) => {
    const value = (double ?? single ?? '').replaceAll('&amp;', '&');
    return name?.toLowerCase() === 'srcset' ? candidatesOf(value) : [value];
  });
}

const candidatesOf = (srcset: string) => srcset.split(',').map((candidate) => candidate.trim().split(/\s/)[0] ?? '');
