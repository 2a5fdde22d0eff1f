declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  const footnote: (markdown: MarkdownIt) => void;
  export default footnote;
}

declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}

declare module 'css-tree/generator' {
  export { generate as default } from 'css-tree';
}

declare module 'stopwords-iso' {
  /** Words that say nothing of what a text is about, by ISO 639-1 language. */
  const words: Readonly<Record<string, readonly string[]>>;
  export default words;
}
