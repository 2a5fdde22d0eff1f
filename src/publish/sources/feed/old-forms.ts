import { outsideCdata } from './xml.ts';

/**
 * Forms of feeds that were written in their time and that parsers no longer know, in those that they do: texts in
 * `<fullitem>`, `<encoded>` and `<xhtml:body>`, items without a channel, RDF whose table of contents names only some.
 */
export function readOldForms(text: string): string {
  const plain = outsideCdata(text, (part) => part.replace(/<!--[\s\S]*?-->/g, ''));
  return withChannel(outsideCdata(plain, (part) => texts(withoutContents(part), plain)));
}

const withoutContents = (part: string) => part.replace(/<((?:\w+:)?)items\b[\s\S]*?<\/\1items\s*>/g, '');

function texts(part: string, whole: string): string {
  if (/<content:encoded[\s>]/.test(whole)) return part;
  return part
    .replace(/(<\/?)(?:fullitem|encoded)(?=[\s>])/g, '$1content:encoded')
    .replace(
      /<((?:\w+:)?)body\b(?=[^>]*xhtml|>)[^>]*>([\s\S]*?)<\/\1body\s*>/g,
      (_whole, _prefix, inner: string) => `<content:encoded><![CDATA[${inner}]]></content:encoded>`,
    );
}

function withChannel(text: string): string {
  const rss = /^\s*<rss\b[^>]*>/.exec(text);
  if (rss === null || /<(?:\w+:)?channel[\s>/]/.test(text) || rss[0].endsWith('/>')) return text;
  return text.replace(/(<rss\b[^>]*>)([\s\S]*)(<\/rss\s*>)/, '$1<channel>$2</channel>$3');
}
