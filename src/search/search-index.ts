import MiniSearch from 'minisearch';

/** What can be found: an article's header, and its text where the device has it. */
export type SearchDocument = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: string;
  readonly authors: string;
  readonly text: string;
};

export type Found = {
  readonly id: string;
  /** The words as they stand in the articles, for marking. */
  readonly terms: readonly string[];
};

export type SearchIndex = {
  /** Adds documents; one with an id that is known takes the place of the older. */
  add(documents: readonly SearchDocument[]): void;
  /** Best first. All words must be there; the last may be a beginning, and long ones may have a typing error. */
  find(query: string): readonly Found[];
};

export function createSearchIndex(): SearchIndex {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'summary', 'tags', 'authors', 'text'],
    tokenize,
    processTerm: fold,
    searchOptions: { boost: { title: 4, tags: 2, summary: 2 }, combineWith: 'AND', prefix: true, fuzzy },
  });
  return {
    add(documents) {
      for (const document of documents) {
        if (index.has(document.id)) index.discard(document.id);
        index.add(document);
      }
    },
    find: (query) => index.search(query).map(({ id, terms }) => ({ id: String(id), terms })),
  };
}

/** Short words differ from each other by one letter too often. */
const fuzzy = (term: string) => (term.length > 4 ? 0.2 : false);

let segmenter: Intl.Segmenter | undefined;

/** Words of any language, of those too that write no spaces (MiniSearch alone finds none in Japanese or Thai). */
export function tokenize(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike) tokens.push(...segment.split(/['’]/));
  return tokens.filter((token) => token !== '');
}

/** Without case, accents, vowel points and stretching, which readers do not type. */
export function fold(term: string): string {
  return term
    .normalize('NFKD')
    .replace(
      /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]\p{M}*)\p{M}|\u0640/gu,
      '',
    )
    .normalize('NFKC')
    .toLowerCase();
}
