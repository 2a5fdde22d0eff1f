import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readDateLine } from '../../src/publish/sources/text-page/date-line.ts';
import { openTextPage } from '../../src/publish/sources/text-page.ts';
import { data } from '../data.ts';
import { carrel, fixtures, workplace } from './carrel.ts';

/** Whole editions are written here, on machines that do other work too. */
vi.setConfig({ testTimeout: 60_000 });

function read(text: string, path = '/pages/page.txt') {
  const [source] = openTextPage(
    { name: 'page.txt', bytes: new TextEncoder().encode(text), contentType: '', path },
    { timezone: 'UTC' },
  );
  const [found] = source?.found ?? [];
  return { entry: found?.entry, notes: found !== undefined && 'notes' in found ? (found.notes ?? []) : [] };
}

const fixture = (name: string) => readFileSync(join(fixtures, 'pages', name), 'utf8');

describe('a page saved as plain text', () => {
  test('gives headline, date, authors and paragraphs, and says what of the page stayed out', () => {
    const { entry, notes } = read(fixture('letter.txt'));
    expect(entry).toMatchObject({
      title: 'THE LAMP AT THE END OF THE ROW',
      published: '2022-10-07T00:00:00Z',
      authors: [{ name: 'Ada Marsh' }, { name: 'Jo Lindqvist' }],
    });
    expect(entry?.html.split('\n')).toEqual([
      '<p>The reading room closes at nine, but the lamp at the end of the row stays on a little longer. Whoever sits there has asked for it, and the porter, who reads too, never minds.</p>',
      '<p>&quot;You may keep it,&quot; he said,<br>&quot;as long as the page is turning.&quot;</p>',
      '<h2>WHAT LIES ON THE DESK</h2>',
      '<ul><li>a pencil, never ink</li><li>a slip of paper for the place</li><li>the catalogue</li></ul>',
      '<ol><li>Ask for the book.</li><li>Wait.</li></ol>',
      '<hr>',
      '<blockquote><p>All books are lent<br>to somebody.</p></blockquote>',
      '<p>A list of hours is at <a href="https://example.org/hours?day=friday&amp;week=2">https://example.org/hours?day=friday&amp;week=2</a>.</p>',
    ]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({
      effect: 'changed',
      text: expect.stringMatching(/“Menu”.*“› Subscribe”.*“More Articles”.*“A short one about margins”/),
    });
  });

  test('may be called what a page’s menu is called, and keeps the lines of a poem', () => {
    const { entry, notes } = read(fixture('verse.txt'));
    expect(entry).toMatchObject({
      title: 'Home',
      html: '<p>A leaf is turned,<br>a lamp is lit,<br>and nobody<br>is asked to sit.</p>',
    });
    expect(notes).toEqual([]);
  });

  test.each([
    [
      'the headline before the date',
      'Lamps\nOct 7, 2022 | By Ada Marsh\n\nText.',
      { title: 'Lamps', published: '2022-10-07T00:00:00Z', authors: [{ name: 'Ada Marsh' }] },
    ],
    ['a headline that begins like a byline', 'By the Sea\n\nText.', { title: 'By the Sea', authors: [] }],
    [
      'a headline in another script',
      '更多文章\n订阅\n\n灯\n2022年10月7日\n作者：李明\n\n正文在此。',
      { title: '灯', published: '2022-10-07T00:00:00Z', authors: [{ name: '李明' }] },
    ],
    ['a date of its file only', 'Lamps\n\nText.', { published: '2020-02-03T00:00:00Z' }, '/pages/2020-02-03-lamps.txt'],
    [
      'no headline at all',
      `${'A long first paragraph that goes on and on. '.repeat(8)}\n\nText.`,
      { title: expect.stringMatching(/^A long first.{20,80}…$/) },
    ],
  ])('is read with %s', (_name, text, expected, path = '/pages/page.txt') => {
    expect(read(text, path).entry).toMatchObject(expected);
  });

  test.each([
    [
      'one paragraph a line',
      `T\n\n${'A line of text that is a paragraph of its own, for it goes on for longer than any line that somebody wrapped. '.repeat(2)}\n`.repeat(
        1,
      ) +
        `${'Another such line, as long as that one is, and as little wrapped; nobody would print it in one line of a book. '.repeat(2)}`,
      2,
    ],
    [
      'wrapped lines',
      'T\n\nThe reading room closes at nine, but the lamp stays on a\nlittle longer, and whoever sits there has asked for it and\nnobody minds.',
      1,
    ],
    ['Windows line ends', 'T\r\n\r\nOne.\r\n\r\nTwo.', 2],
  ])('divides %s', (_name, text, paragraphs) => {
    expect(read(text).entry?.html.match(/<p>/g)).toHaveLength(paragraphs);
    expect(read(text).entry?.html).not.toContain('<br>');
  });

  test('is read in the encoding that it has', () => {
    const bytes = Uint8Array.from([...'Caf\xe9 \x93lit\x94\n\nText.'].map((one) => one.charCodeAt(0)));
    const [source] = openTextPage({ name: 'a.txt', bytes, contentType: '', path: '/a.txt' }, { timezone: 'UTC' });
    expect(source?.found[0]?.entry?.title).toBe('Café “lit”');
  });

  test('holds no HTML, whatever it looks like', () => {
    expect(read('T\n\n<img src=x onerror=alert(1)>').entry?.html).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
  });

  test('that is empty is refused', () => {
    expect(read(' \n\n').notes).toEqual([{ effect: 'refused', text: 'holds no text' }]);
  });

  test('is published from a folder of such pages, without the files that programs read', async () => {
    const folder = workplace();
    mkdirSync(join(folder, 'texts'));
    writeFileSync(join(folder, 'texts/one.txt'), 'One\n\nText.');
    writeFileSync(join(folder, 'texts/robots.txt'), 'User-agent: *');
    const { out, code } = await carrel(folder, 'publish', 'texts', '--out', 'site');
    expect(code).toBe(0);
    expect(out).toContain('1 of 1 article published');
  });
});

describe('a line that says when', () => {
  test.each([
    ['Friday, October 7, 2022', '2022-10-07T00:00:00Z'],
    ['Updated October 7, 2022 10:30 AM EST', '2022-10-07T10:30:00-05:00'],
    ['Publié le 7 octobre 2022 à 10:30', '2022-10-07T10:30:00Z'],
    ['Freitag, 7. Oktober 2022, 14:05 Uhr', '2022-10-07T14:05:00Z'],
    ['viernes, 7 de octubre de 2022', '2022-10-07T00:00:00Z'],
    ['7 октября 2022 г.', '2022-10-07T00:00:00Z'],
    ['Παρασκευή 7 Οκτωβρίου 2022', '2022-10-07T00:00:00Z'],
    ['7 Ekim 2022 Cuma', '2022-10-07T00:00:00Z'],
    ['2022年10月7日（金）', '2022-10-07T00:00:00Z'],
    ['2022년 10월 7일 금요일', '2022-10-07T00:00:00Z'],
    ['الجمعة 7 أكتوبر 2022', '2022-10-07T00:00:00Z'],
    ['٧ تشرين الأول ٢٠٢٢', '2022-10-07T00:00:00Z'],
    ['۷ اکتبر ۲۰۲۲', '2022-10-07T00:00:00Z'],
    ['יום שישי, 7 באוקטובר 2022', '2022-10-07T00:00:00Z'],
    ['7 अक्टूबर 2022', '2022-10-07T00:00:00Z'],
    ['7.10.2022', '2022-10-07T00:00:00Z'],
    ['10/13/2022', '2022-10-13T00:00:00Z'],
    ['31 February 2022', undefined],
    ['October 7', undefined],
    ['May 5, 2022 was a day', undefined],
    ['In 2022, 7 men in May', undefined],
  ])('%s', (line, expected) => {
    expect(readDateLine(line, 'UTC')?.date).toBe(expected);
  });

  test('is unsure where day and month might be changed about', () => {
    expect(readDateLine('10/07/2022', 'UTC')).toEqual({ date: '2022-07-10T00:00:00Z', unsure: true });
  });
});

test.skipIf(!data)('the page that Carrel began from keeps its article and nothing else', () => {
  const { entry, notes } = read(readFileSync(join(data ?? '', 'pages/newspaper-page.txt'), 'utf8'));
  expect(entry).toMatchObject({ title: expect.stringMatching(/^Iran Says/), published: '2022-10-07T00:00:00Z' });
  expect(entry?.html.match(/<p>/g)).toHaveLength(13);
  expect(entry?.html).not.toMatch(/Subscribe|Please enter|More Articles|October/);
  expect(notes.map(({ text }) => text).join()).toMatch(/“› Subscribe”.*“Please enter your comment!”.*“More Articles”/);
});
