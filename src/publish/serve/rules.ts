/** One block of a `_headers` file (Cloudflare Pages, Netlify): the headers for the addresses that its pattern fits. */
export type Rule = {
  readonly pattern: RegExp;
  readonly set: readonly (readonly [name: string, value: string])[];
  /** Names after `!`: taken away again. */
  readonly unset: readonly string[];
};

export function readRules(text: string): Rule[] {
  const rules: { pattern: RegExp; set: [string, string][]; unset: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: patternOf(line.trim()), set: [], unset: [] });
      continue;
    }
    const header = /^\s+([\w-]+)\s*:\s*(.*?)\s*$/.exec(line);
    if (header?.[1]) rules.at(-1)?.set.push([header[1].toLowerCase(), header[2] ?? '']);
    else rules.at(-1)?.unset.push(line.trim().replace(/^!\s*/, '').toLowerCase());
  }
  return rules;
}

/** `*` is anything, `:name` one part of the path. */
function patternOf(path: string): RegExp {
  const source = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[a-zA-Z]\w*/g, '[^/]+')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}

/** The headers for an address; rules add up, and values of one name are joined by a comma. */
export function headersFor(path: string, rules: readonly Rule[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { pattern, set, unset } of rules) {
    if (!pattern.test(path)) continue;
    for (const name of unset) headers.delete(name);
    for (const [name, value] of set) headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return headers;
}
