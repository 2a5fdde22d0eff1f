/** What the path of a Markdown file says about its article. */
export type FileName = {
  /** Path within the source without ending, NFC; `a/index` is `a`. */
  readonly path: string;
  /** The file's own name in words, without date: the last resort for a title. */
  readonly words: string;
  /** `2014-01-28-` of Jekyll. */
  readonly day?: string;
  readonly draft: boolean;
};

export const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|mkd)$/i;

/** @param path within the source, with `/` between its parts */
export function readFileName(path: string): FileName {
  const parts = path.normalize('NFC').replace(MARKDOWN, '').split('/');
  if (parts.length > 1 && parts.at(-1)?.toLowerCase() === 'index') parts.pop();
  const last = parts.at(-1) ?? '';
  const day = /^(\d{4}-\d{2}-\d{2})[-_](?=.)/.exec(last);
  return {
    path: parts.join('/'),
    words: inWords(day ? last.slice(day[0].length) : last),
    ...(day?.[1] ? { day: day[1] } : {}),
    draft: parts.slice(0, -1).includes('_drafts'),
  };
}

function inWords(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Hugo's page of a section, which is no article. */
export const isSection = (path: string) => /(?:^|\/)_index\.[^/]+$/.test(path);
