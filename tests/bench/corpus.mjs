// Articles made up from a list of syllables: always the same ones, about 4.5 kB of Markdown each.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CONSONANTS = 'bcdfglmnprstv';
const VOWELS = 'aeiou';

/** Numbers from 0 to 1 that look random and are the same every time. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const next = numbers(12345);
const pick = (list, random) => list[Math.floor(list.length * random())];

/** Some words are frequent, most are rare, as in a language. */
const vocabulary = Array.from({ length: 4000 }, () => {
  const syllables = Array.from(
    { length: 2 + Math.floor(next() * 3) },
    () => pick(CONSONANTS, next) + pick(VOWELS, next),
  );
  return syllables.join('') + pick(['', 'n', 'r', 's'], next);
});

/** Writes articles `from` to `to` (not included); `change` goes into their first paragraph. */
export function writeArticles(folder, from, to, change = '') {
  mkdirSync(folder, { recursive: true });
  for (let n = from; n < to; n += 1) writeFileSync(join(folder, `${n}.md`), articleText(n, change));
}

function articleText(n, change) {
  const random = numbers(n * 7919 + 1);
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 2)];
  const words = (count) => Array.from({ length: count }, word).join(' ');
  const sentence = () => `${capital(words(8 + Math.floor(random() * 14)))}.`;
  const paragraph = () => Array.from({ length: 3 + Math.floor(random() * 3) }, sentence).join(' ');
  const list = () => Array.from({ length: 4 }, () => `- *${words(3)}* and [${words(2)}](https://example.org/${n})`);
  const date = new Date(Date.UTC(2000, 0, 1) + n * 43_200_000).toISOString();
  const head = [
    `title: ${capital(words(6))} ${n}`,
    `date: ${date}`,
    `summary: ${sentence()}`,
    `tags: [${pick(vocabulary.slice(0, 40), random)}, ${pick(vocabulary.slice(40, 80), random)}]`,
    `author: ${capital(word())} ${capital(word())}`,
  ];
  const parts = Array.from({ length: 8 }, (_, part) => [
    ...(part % 3 === 1 ? [`## ${capital(words(3))}`] : []),
    paragraph() + (part === 0 ? change : ''),
    ...(part % 4 === 2 ? [list().join('\n')] : []),
  ]);
  return `---\n${head.join('\n')}\n---\n\n${parts.flat().join('\n\n')}\n`;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
