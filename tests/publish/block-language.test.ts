import { describe, expect, test } from 'vitest';
import { markBlocks } from '../../src/publish/body/block-language.ts';
import { readTree, writeTree } from '../../src/publish/body/tree.ts';
import { textOf } from '../../src/publish/body/words.ts';

function mark(html: string, language: string | undefined, dir: 'ltr' | 'rtl' = 'ltr'): string {
  const tree = readTree(html);
  markBlocks(tree, textOf(tree), { language, dir });
  return writeTree(tree);
}

describe('a block in another direction than its article', () => {
  test.each([
    [
      'Arabic in English',
      '<p>One.</p><p>هذه فقرة بالعربية</p>',
      'en',
      'ltr',
      '<p>One.</p><p dir="rtl" lang="ar">هذه فقرة بالعربية</p>',
    ],
    ['Persian', '<p>این یک گزارش است</p>', 'en', 'ltr', '<p dir="rtl" lang="fa">این یک گزارش است</p>'],
    [
      'Arabic that begins with a name',
      '<p>React مكتبة لبناء واجهات المستخدم في المتصفح</p>',
      'en',
      'ltr',
      '<p dir="rtl" lang="ar">React مكتبة لبناء واجهات المستخدم في المتصفح</p>',
    ],
    ['one foreign word', '<p>The word كلمة stands here.</p>', 'en', 'ltr', '<p>The word كلمة stands here.</p>'],
    [
      'a list as a whole',
      '<ul><li>אחת</li><li>שתיים</li></ul>',
      'en',
      'ltr',
      '<ul dir="rtl" lang="he"><li>אחת</li><li>שתיים</li></ul>',
    ],
    [
      'a list in part',
      '<ul><li>One</li><li>שתיים</li></ul>',
      'en',
      'ltr',
      '<ul><li>One</li><li><span dir="rtl" lang="he">שתיים</span></li></ul>',
    ],
    [
      'a caption in Hebrew',
      '<figure><figcaption>The lamp is at the end of the row</figcaption></figure>',
      'he',
      'rtl',
      '<figure><figcaption dir="ltr" lang="en">The lamp is at the end of the row</figcaption></figure>',
    ],
    [
      'a program in Arabic',
      '<p>نص</p><pre><code>let a = 1;</code></pre>',
      'ar',
      'rtl',
      '<p>نص</p><pre dir="ltr"><code>let a = 1;</code></pre>',
    ],
    ['names in Hebrew text', '<p>מאמר על React ועל Vite</p>', 'he', 'rtl', '<p>מאמר על React ועל Vite</p>'],
    [
      'what says it itself',
      '<p dir="ltr" lang="ckb">نص طويل هنا</p>',
      'en',
      'ltr',
      '<p dir="ltr" lang="ckb">نص طويل هنا</p>',
    ],
    ['figures alone', '<p>12:30</p>', 'ar', 'rtl', '<p>12:30</p>'],
  ] as const)('%s', (_name, html, language, dir, expected) => {
    expect(mark(html, language, dir)).toBe(expected);
  });
});

describe('a block in another script than its article', () => {
  test.each([
    ['Japanese', '<p>日本語の文章です</p>', '<p lang="ja">日本語の文章です</p>'],
    ['Korean', '<p>한국어 문장입니다</p>', '<p lang="ko">한국어 문장입니다</p>'],
    [
      'Greek',
      '<blockquote><p>μῆνιν ἄειδε θεὰ</p></blockquote>',
      '<blockquote><p lang="el">μῆνιν ἄειδε θεὰ</p></blockquote>',
    ],
    ['several languages’ script', '<p>Все люди рождаются свободными</p>', '<p>Все люди рождаются свободными</p>'],
    ['a sign', '<p>The angle α is small.</p>', '<p>The angle α is small.</p>'],
  ])('says its language where that is certain: %s', (_name, html, expected) => {
    expect(mark(html, 'en')).toBe(expected);
  });
});
