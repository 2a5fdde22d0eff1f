import { describe, expect, test } from 'vitest';
import { sanitize } from '../../src/data/sanitize.node.ts';

const place = { base: 'https://here.test/news/bundles/a.json', here: 'https://here.test/news/' };
const clean = (html: string) => sanitize(html, place);

describe('what stays', () => {
  test.each([
    ['headings, one level below the page', '<h1>A</h1><h3>B</h3>', '<h2>A</h2><h3>B</h3>'],
    [
      'tables',
      '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
      undefined,
    ],
    ['the alignment of columns', '<table><tbody><tr><td align="right">1</td></tr></tbody></table>', undefined],
    ['ruby', '<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', undefined],
    ['maths', '<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>', undefined],
    [
      'figures',
      '<figure><img alt="x" height="2" src="/m/a.avif" width="3"><figcaption>c</figcaption></figure>',
      undefined,
    ],
    ['details', '<details open><summary>s</summary><p>t</p></details>', undefined],
    ['direction and language', '<p lang="ar" dir="rtl">سلام</p>', undefined],
    ['a picture written into the article', '<img alt="" src="data:image/png;base64,AAAA">', undefined],
    ['what an unknown element holds', '<made-up>text <b>bold</b></made-up>', 'text <b>bold</b>'],
    ['text that looks like HTML', '<p>&lt;script&gt; &amp; "x"</p>', '<p>&lt;script&gt; &amp; &quot;x&quot;</p>'],
    ['the first empty line of code', '<pre>\n\nx</pre>', '<pre>\n\nx</pre>'],
    ['the signs of a task list', '<li><input type="checkbox" checked disabled>done</li>', '<li>☑ done</li>'],
  ])('%s', (_, html, expected) => expect(clean(html)).toBe(expected ?? html));
});

describe('what goes', () => {
  test.each([
    ['scripts', 'a<script>alert(1)</script>b', 'ab'],
    ['handlers and styles', '<p onclick="x()" style="position:fixed" class="c">t</p>', '<p>t</p>'],
    ['frames and forms', '<iframe src="//e.test"></iframe><form action="x"><button>Go</button></form>', 'Go'],
    ['drawings, which hold scripts', '<svg><a href="javascript:x"><text>t</text></a></svg>z', 'z'],
    [
      'HTML inside maths',
      '<math><mtext><table><mglyph><style><img src=x onerror=x()></style></mglyph></table></mtext></math>',
      undefined,
    ],
    ['addresses that run', '<a href="java\nscript:alert(1)">t</a>', '<a>t</a>'],
    ['links in links', '<a href="/x"><b><a href="/y">t</a></b></a>', undefined],
  ])('%s', (_, html, expected) => {
    const result = clean(html);
    if (expected !== undefined) expect(result).toBe(expected);
    expect(result).not.toMatch(/script|onerror|style|<svg|<iframe|<form/i);
  });

  test('nesting deeper than any article leaves its text', () => {
    expect(clean(`${'<div>'.repeat(20_000)}deep`)).toContain('deep');
  });

  test('cleaning twice changes nothing', () => {
    const once = clean(
      '<p id="x">a<a href="#x">b</a><img src="../media/a.avif" srcset="../media/a.avif 1x, ../media/b.avif 2x"></p>',
    );
    expect(clean(once)).toBe(once);
  });
});

describe('addresses', () => {
  test.each([
    [
      'a link within the edition is written from the root',
      '<a href="../articles/b/">b</a>',
      '<a href="/news/articles/b/">b</a>',
    ],
    [
      'a link elsewhere stays whole',
      '<a href="https://e.test/x?a=1&amp;b=2">e</a>',
      '<a href="https://e.test/x?a=1&amp;b=2">e</a>',
    ],
    [
      'a note keeps to its article',
      '<sup id="fnref1"><a href="#fn1">1</a></sup>',
      '<sup id="a-fnref1"><a href="#a-fn1">1</a></sup>',
    ],
    [
      'a foreign picture becomes a link',
      '<img src="https://e.test/p/cat.jpg" alt="A cat">',
      '<a href="https://e.test/p/cat.jpg">A cat</a>',
    ],
    [
      'a foreign picture without words is named by its file',
      '<img src="//e.test/p/cat.jpg">',
      '<a href="https://e.test/p/cat.jpg">cat.jpg</a>',
    ],
    [
      'a foreign picture in a link leaves its words',
      '<a href="/x"><img src="//e.test/c.png" alt="Cat"></a>',
      '<a href="/x">Cat</a>',
    ],
    [
      'a foreign film becomes a link',
      '<video><source src="//e.test/f.mp4">old</video>',
      '<a href="https://e.test/f.mp4">f.mp4</a>old',
    ],
    [
      'foreign candidates leave a set',
      '<img alt="" src="/a.avif" srcset="/a.avif 1x, https://e.test/b.avif 2x">',
      '<img alt="" src="/a.avif" srcset="/a.avif 1x">',
    ],
  ])('%s', (_, html, expected) => expect(clean(html)).toBe(expected));

  test('where a page shows several articles, ids begin as each is told, and never twice', () => {
    const place = { base: 'https://paper.test/', here: 'https://host.test/', ids: 'a-2-' };
    expect(sanitize('<p id="a-n1"><a href="#a-n1">1</a><a href="#n1">1</a></p>', place)).toBe(
      '<p id="a-2-n1"><a href="#a-2-n1">1</a><a href="#a-2-n1">1</a></p>',
    );
  });

  test('headings are as much lower as the headline is, whatever they say themselves', () => {
    const place = { base: 'https://paper.test/', here: 'https://host.test/', headline: 3 };
    expect(sanitize('<h1>A</h1><h2 aria-level="1">B</h2><h6>C</h6><hr><p aria-level="2">D</p>', place)).toBe(
      '<h2 aria-level="4">A</h2><h2 aria-level="4">B</h2><h6 aria-level="8">C</h6><hr><p>D</p>',
    );
  });

  test('an embed may show the pictures of its bundle’s origin', () => {
    const embed = {
      base: 'https://paper.test/bundles/a.json',
      here: 'https://host.test/',
      pictures: ['https://paper.test'],
    };
    expect(sanitize('<img src="../media/a.avif" alt="">', embed)).toBe(
      '<img alt="" src="https://paper.test/media/a.avif">',
    );
  });
});
