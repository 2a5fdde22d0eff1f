import { describe, expect, test } from 'vitest';
import { renderedContent, writtenContent } from '../../src/publish/sources/wordpress/content.ts';
import { postDate } from '../../src/publish/sources/wordpress/dates.ts';
import { addParagraphs } from '../../src/publish/sources/wordpress/paragraphs.ts';
import { NOTHING_AROUND } from '../../src/publish/sources/wordpress/surrounding.ts';

describe('the text of the classic editor', () => {
  test.each([
    ['a blank line between paragraphs', 'One\n\nTwo', '<p>One</p>\n<p>Two</p>'],
    ['lines of Windows', 'One\r\n\r\nTwo\r\nthree', '<p>One</p>\n<p>Two<br>\nthree</p>'],
    ['a line end that says so already', 'One<br />\nTwo', '<p>One<br />\nTwo</p>'],
    ['paragraphs of its own', '<p>One</p>\n<p>Two</p>', '<p>One</p>\n<p>Two</p>'],
    ['a blank line in a paragraph of its own', '<p>One\n\nTwo</p>', '<p>One</p>\n<p>Two</p>'],
    ['words beside a heading', 'One\n<h2>Two</h2>\nThree', '<p>One</p>\n<h2>Two</h2>\n<p>Three</p>'],
    ['a heading of two lines', '<h2>One\nTwo</h2>', '<h2>One<br>\nTwo</h2>'],
    ['a quotation', '<blockquote>One</blockquote>', '<blockquote><p>One</p></blockquote>'],
    ['a list', '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>', '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>'],
    ['a box of one paragraph', '<div>One</div>', '<div>One</div>'],
    ['a box of two', '<div>One\n\nTwo</div>', '<div><p>One</p>\n<p>Two</p></div>'],
    ['a table', '<table>\n<tr>\n<td>One</td>\n</tr>\n</table>', '<table>\n<tr>\n<td>One</td>\n</tr>\n</table>'],
    ['code as it is written', '<pre>a\n\n<b>c</b></pre>', '<pre>a\n\n<b>c</b></pre>'],
    ['a sign that is no tag', 'a < b\n\nc > d', '<p>a < b</p>\n<p>c > d</p>'],
    ['an attribute with a sign in it', '<a title="a > b" href="/">c</a>', '<p><a title="a > b" href="/">c</a></p>'],
    ['a picture by itself', '<img src="a.png">\n\nOne', '<p><img src="a.png"></p>\n<p>One</p>'],
    ['nothing', ' \n\n ', ''],
  ])('has %s', (_name, text, html) => {
    expect(addParagraphs(text)).toBe(html);
  });
});

const card = (address: string, label: string) => `<a href="${address}">${label}: ${address}</a>`;
const film = card('https://www.youtube.com/watch?v=a1', 'Video on YouTube');

describe('what WordPress makes of a text', () => {
  test.each([
    [
      'an address alone on its line',
      'One\n\nhttps://youtu.be/a1\n\nTwo',
      `<p>${card('https://youtu.be/a1', 'Video on YouTube')}</p>`,
    ],
    ['an address within a line', 'See https://youtu.be/a1 now', '<p>See https://youtu.be/a1 now</p>'],
    ['[youtube=…]', '[youtube=https://www.youtube.com/watch?v=a1]', `<p>${film}</p>`],
    ['[youtube id]', '[youtube id="a1"]', `<p>${film}</p>`],
    ['[embed]', '[embed width="3"]https://www.youtube.com/watch?v=a1[/embed]', `<p>${film}</p>`],
    ['[vimeo 12]', '[vimeo 12]', `<p>${card('https://vimeo.com/12', 'Video on Vimeo')}</p>`],
    ['[audio]', '[audio mp3="/a.mp3"][/audio]', '<figure><audio controls src="/a.mp3"></audio></figure>'],
    [
      '[audio] of old',
      '[audio http://a.example/b.mp3|titles=B]',
      '<figure><audio controls src="http://a.example/b.mp3">',
    ],
    ['[video]', '[video mp4="/a.mp4" poster="/a.png"]', '<figure><video controls src="/a.mp4" poster="/a.png">'],
    [
      'a caption as a setting',
      '[caption caption="Two"]<img src="a.png">[/caption]',
      '<figure><img src="a.png"><figcaption>Two</figcaption></figure>',
    ],
    ['code in brackets', '[code]\nif (a < b)\n[/code]', '<pre><code>if (a &lt; b)</code></pre>'],
    ['unknown ones within each other', '[row][col w="1/2"]One[/col][/row]', '<p>One</p>'],
    ['a remark in brackets', 'One [sic] [Two] [...] [1]', '<p>One [sic] [Two] [...] [1]</p>'],
    ['an escaped shortcode', '[[gallery ids="1"]]', '<p>[gallery ids="1"]</p>'],
  ])('has %s', (_name, text, html) => {
    expect(writtenContent(text, NOTHING_AROUND).html).toContain(html);
  });

  test.each([
    [
      'a gallery of definitions',
      '<dl class="gallery-item"><dt><img src="a.png"></dt><dd class="b">One</dd></dl>',
      '<figure><img src="a.png"><figcaption>One</figcaption></figure>',
    ],
    ['a drawn sign beside words', '<a href="/"><svg aria-hidden="true"><path/></svg>One</a>', '<a href="/">One</a>'],
    ['an escaped shortcode', '<p>[gallery ids="1"]</p>', '<p>[gallery ids="1"]</p>'],
    ['what a plugin left behind', '<p>One [contact-form id="1"]</p>', '<p>One </p>'],
  ])('where the site shows it, has %s', (_name, text, html) => {
    expect(renderedContent(text).html).toBe(html);
  });
});

describe('a date of WordPress', () => {
  test.each([
    ['with the offset of that day', '2017-07-13 18:10:43', '2017-07-13 16:10:43', '2017-07-13T18:10:43+02:00'],
    ['west of Greenwich', '2017-01-13T09:10:43', '2017-01-13T16:10:43', '2017-01-13T09:10:43-07:00'],
    ['in half hours', '2017-01-13 21:40:43', '2017-01-13 16:10:43', '2017-01-13T21:40:43+05:30'],
    ['by the wall clock alone', '2017-07-13 18:10:43', '0000-00-00 00:00:00', '2017-07-13T18:10:43+02:00'],
    ['in GMT alone', undefined, '2017-07-13 16:10:43', '2017-07-13T16:10:43Z'],
    ['that do not fit', '2019-01-01 00:00:00', '2017-07-13 16:10:43', '2017-07-13T16:10:43Z'],
    ['that was never set', '0000-00-00 00:00:00', '0000-00-00 00:00:00', undefined],
  ])('is read %s', (_name, local, gmt, expected) => {
    expect(postDate(local, gmt, 'Europe/Paris')).toBe(expected);
  });
});
