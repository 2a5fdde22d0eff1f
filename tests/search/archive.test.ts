import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/types.ts';
import { createArchive } from '../../src/search/archive.ts';

const article = (id: string, title: string, text = '', more: Partial<Article> = {}): Article => ({
  id,
  title,
  contentText: text,
  authors: [],
  tags: [],
  attachments: [],
  extra: {},
  ...more,
});

function archiveOf(...articles: Article[]) {
  const archive = createArchive();
  for (const one of articles) {
    archive.add(one, { sha256: `of ${one.id}`, page: 'p', whole: true });
    archive.show();
  }
  return archive;
}

const idsFor = (archive: ReturnType<typeof createArchive>, query: string, within = {}) =>
  archive.find({ query, ...within }).documents.map((n) => archive.at(n)?.id);

describe('finding', () => {
  const archive = archiveOf(
    article('desk', 'A small desk in a library'),
    article('train', 'Reading on a train', 'Tunnels take the library away.'),
    article('ruby', '小さな文字の居場所', 'ルビと縦組み、ヨーロッパの活字'),
    article('zh', '北京大学图书馆的历史'),
    article('thai', 'ห้องสมุดประชาชนในกรุงเทพ'),
    article('korean', '도서관에서 읽는 책'),
    article('arabic', 'الكتاب العربي', 'كتـــاب أُمّي إلى المدرسة ٢٠٢٤'),
    article('persian', 'نیم‌فاصله', 'می‌خواهم کتاب یک'),
    article('hebrew', 'שָׁלוֹם לַקּוֹרְאִים', 'דו״ח צה"ל'),
    article('hindi', 'हिन्दी की क़लम', 'संयुक्ताक्षर'),
    article('french', 'L’été à la bibliothèque', 'L’œuvre d’Éluard'),
    article('german', 'Die Straße im Maß', 'GRÜSSE'),
    article('turkish', 'İstanbul’da ışık'),
    article('greek', 'Ο ΛΌΓΟΣ του βιβλίου'),
    article('nfd', 'Cafe\u0301 Ange\u0301lique'),
    article('irish', 'O’Brien doesn’t e-mail'),
  );

  test.each([
    ['a title before a text', 'library', ['desk', 'train']],
    ['all words', 'small library', ['desk']],
    ['words of which one stands in the title, one in the text', 'train tunnels', ['train']],
    ['a beginning', 'libr', ['desk', 'train']],
    ['a word with an error', 'libary', ['desk', 'train']],
    ['a word with two letters in the other order', 'tarin', ['train']],
    ['the beginning of a word with an error', 'tunnle', ['train']],
    ['any case', 'LIBRARY', ['desk', 'train']],
    ['a word without its accents', 'ete bibliotheque', ['french']],
    ['a word behind an elision', 'été', ['french']],
    ['an elision typed as it stands', "l'été", ['french']],
    ['a ligature in two letters', 'oeuvre', ['french']],
    ['Japanese', '文字', ['ruby']],
    ['katakana at half width', 'ﾖｰﾛｯﾊﾟ', ['ruby']],
    ['Chinese', '图书馆', ['zh']],
    ['a part of a longer Chinese word', '书馆', ['zh']],
    ['Thai', 'ห้องสมุด', ['thai']],
    ['a Korean word without its ending', '도서관', ['korean']],
    ['Arabic without stretching', 'كتاب', ['arabic', 'persian']],
    ['Arabic without points, with another alef', 'امي الي', ['arabic']],
    ['digits of another script', '2024', ['arabic']],
    ['Persian typed with an Arabic keyboard', 'كتاب يك', ['persian']],
    ['Persian without the narrow joiner', 'نیمفاصله', ['persian']],
    ['Persian with a space for it', 'نیم فاصله', ['persian']],
    ['Hebrew without points', 'שלום', ['hebrew']],
    ['a Hebrew abbreviation', 'צהל', ['hebrew']],
    ['Hindi without the dot', 'कलम', ['hindi']],
    ['Hindi by its beginning', 'संयुक्त', ['hindi']],
    ['a sharp s in two letters', 'strasse mass', ['german']],
    ['and the other way round', 'grüße', ['german']],
    ['a dotted capital', 'istanbul', ['turkish']],
    ['an i without its dot', 'isik', ['turkish']],
    ['a final sigma', 'λογοσ', ['greek']],
    ['composed letters for decomposed ones', 'café', ['nfd']],
    ['decomposed letters, too', 'Ange\u0301lique', ['nfd']],
    ['a name without its apostrophe', 'obrien', ['irish']],
    ['a name with it', "O'Brien", ['irish']],
    ['a contraction', 'doesnt', ['irish']],
    ['a word without its hyphen', 'email', ['irish']],
    ['a word with it', 'e-mail', ['irish']],
    ['nothing for what is nowhere', 'zeppelin', []],
    ['nothing for words that never stand together', 'desk tunnels', []],
    ['nothing for no words at all', '…', []],
  ])('%s', (_, query, ids) => expect(idsFor(archive, query)).toEqual(ids));

  test('says which words stand for a mistyped one', () => {
    expect(archive.find({ query: 'libary' }).near).toEqual(['library']);
    expect(archive.find({ query: 'library' }).near).toEqual([]);
  });
});

describe('narrowing down', () => {
  const archive = archiveOf(
    article('a', 'Ink', '', { tags: ['Type', 'Paper'], datePublished: '2023-12-31T23:30:00-05:00' }),
    article('b', 'Ink', '', { tags: ['Type'], datePublished: '2024-02-01T00:00:00Z' }),
    article('c', 'Ink', '', { tags: ['Light'] }),
  );

  test('offers topics and years with their numbers, each as if it were not chosen', () => {
    expect(archive.find({ query: 'ink' }).topics).toEqual([
      { value: 'Type', count: 2 },
      { value: 'Paper', count: 1 },
      { value: 'Light', count: 1 },
    ]);
    const found = archive.find({ query: 'ink', topic: 'Paper' });
    expect(found.years).toEqual([{ value: '2023', count: 1 }]);
    expect(found.topics).toContainEqual({ value: 'Light', count: 1 });
  });

  test.each([
    ['by topic', { topic: 'Type' }, ['a', 'b']],
    ['by the year that stands in the article', { year: '2023' }, ['a']],
    ['by both', { topic: 'Type', year: '2024' }, ['b']],
    ['to nothing', { topic: 'Light', year: '2024' }, []],
  ])('%s', (_, within, ids) => expect(idsFor(archive, 'ink', within).toSorted()).toEqual(ids));
});

test('what words say the same of stands newest first', () => {
  const archive = archiveOf(
    article('old', 'Ink', '', { datePublished: '2023-01-01T00:00:00Z' }),
    article('undated', 'Ink'),
    article('new', 'Ink', '', { datePublished: '2024-01-01T00:00:00Z' }),
  );
  expect(idsFor(archive, 'ink')).toEqual(['new', 'old', 'undated']);
});

describe('an archive', () => {
  test('finds an article that came again once, by its new words', () => {
    const archive = archiveOf(article('a', 'old'), article('a', 'new'));
    expect(idsFor(archive, 'old')).toEqual([]);
    expect(idsFor(archive, 'new')).toEqual(['a']);
  });

  test('finds nothing of what was taken out', () => {
    const archive = archiveOf(article('a', 'ink'), article('b', 'ink'));
    archive.remove('a');
    expect(idsFor(archive, 'ink')).toEqual(['b']);
  });

  test('looks through headers alone where the text is not wanted', () => {
    const archive = createArchive();
    archive.add(article('a', 'Title', 'ink'), { sha256: '', page: '', whole: false });
    archive.show();
    expect(idsFor(archive, 'ink')).toEqual([]);
    expect(idsFor(archive, 'title')).toEqual(['a']);
  });

  test('finds the same after it was kept and brought back, and less after what was taken out', () => {
    const many = Array.from({ length: 300 }, (_, n) => article(`a${n}`, `Number ${n}`, `word${n % 7} text`));
    const archive = archiveOf(...many);
    archive.remove('a3');
    const again = createArchive(structuredClone(archive.snapshot()));
    for (const query of ['number 12', 'word3', 'wrod3', 'text'])
      expect(idsFor(again, query), query).toEqual(idsFor(archive, query));
    expect(idsFor(again, 'text')).toHaveLength(299);
    again.add(article('late', 'Number late', 'word3'), { sha256: '', page: '', whole: true });
    again.show();
    expect(idsFor(again, 'late')).toEqual(['late']);
  });

  const snapshot = archiveOf(article('a', 'ink')).snapshot();
  test.each([
    ['nothing', undefined],
    ['a text', 'archive'],
    ['of another format', { ...snapshot, format: 99 }],
    ['with words missing', { ...snapshot, segments: [{ ...snapshot.segments[0], terms: [] }] }],
    ['with a paper of the wrong kind', { ...snapshot, papers: [{ id: 1 }] }],
  ])('that is corrupt is absent: %s', (_, corrupt) => {
    expect(createArchive(corrupt).all()).toEqual([]);
  });
});
