import MarkdownIt, { type Token } from 'markdown-it';

const inline = new MarkdownIt({ html: true });

/** One line of Markdown or HTML as plain text: many generators allow both in a summary. */
export function plainText(line: string): string {
  if (!/[*_`[\]<&\\~]/.test(line)) return line;
  return wordsOf(inline.parseInline(line, {})).replace(/\s+/g, ' ').trim();
}

/** The words of inline tokens, as a reader would see them. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.children ? wordsOf(token.children) : ownWords(token))).join('');
}

function ownWords({ type, content }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  return type === 'text' || type === 'code_inline' || type === 'text_special' || type === 'emoji' ? content : '';
}
