import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/publish/sources/markdown/render.ts';
import { expandShortcodes } from '../../src/publish/sources/markdown/shortcodes.ts';

const html = (text: string) => renderMarkdown(text, 'Title').html.trim();

describe('Markdown', () => {
  test.each([
    ['a table', 'a|b\n-|-\n1|2', /<table>[\s\S]*<td>1<\/td>/],
    ['strikethrough', '~~a~~', '<p><s>a</s></p>'],
    ['an address written out', 'https://example.org/a', /<a href="https:\/\/example\.org\/a">/],
    ['a name with a dot, which is no address', 'example.org and index.js', '<p>example.org and index.js</p>'],
    ['tasks', '- [x] a\n- [ ] b', /☑ a[\s\S]*☐ b/],
    [
      'a titled picture alone',
      '![a](b.png "c < d")',
      '<figure><img src="b.png" alt="a"><figcaption>c &lt; d</figcaption></figure>',
    ],
    ['a titled picture among words', 'x ![a](b.png "c")', '<p>x <img src="b.png" alt="a" title="c"></p>'],
    ['HTML', '<details><summary>s</summary>t</details>', '<details><summary>s</summary>t</details>'],
    ['an id for a heading', '## Käse & Brot', '<h2 id="käse--brot">Käse &amp; Brot</h2>'],
    ['an own id for a heading', '## A {#own}', '<h2 id="own">A</h2>'],
  ])('renders %s', (_name, text, expected) => {
    if (typeof expected === 'string') expect(html(text)).toBe(expected);
    else expect(html(text)).toMatch(expected);
  });

  test('gives headings of the same words ids of their own', () => {
    expect(html('## A\n\n## A')).toMatch(/id="a"[\s\S]*id="a-1"/);
  });

  test('leads from a note to its text and from each call back', () => {
    const text = html('A[^b] c[^b] d^[inline]\n\n[^b]: Bee');
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    const targets = [...text.matchAll(/href="#([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual(['fnref-b', 'fnref-b-2', 'fnref-2', 'fn-b', 'fn-2']);
    expect(targets.every((target) => ids.includes(target))).toBe(true);
  });

  test('takes the first level-1 heading for the title where none is given', () => {
    expect(renderMarkdown('# My *own* title\n\nText', undefined)).toEqual({
      heading: 'My own title',
      html: '<p>Text</p>\n',
    });
  });

  test('does not say the title twice', () => {
    expect(html('# Title!\n\nText')).toBe('<p>Text</p>');
    expect(html('# Another\n\nText')).toMatch(/<h1/);
  });
});

describe('shortcodes', () => {
  test.each([
    [
      'a video',
      '{{< youtube id="x1" title="Talk" >}}',
      '<p><a href="https://www.youtube.com/watch?v=x1">Video on YouTube: Talk</a></p>',
    ],
    [
      'a post',
      '{{< tweet user="u" id="1" >}}',
      '<p><a href="https://twitter.com/u/status/1">Post on X: https://twitter.com/u/status/1</a></p>',
    ],
    [
      'a figure',
      '{{< figure src="a.png" alt="b" caption="c" >}}',
      '<figure><img src="a.png" alt="b"><figcaption>c</figcaption></figure>',
    ],
    ['a picture in a link', '[{{< img src="a.png" alt="b" >}}](c)', '<p><a href="c"><img src="a.png" alt="b"></a></p>'],
    ['a reference', '[a]({{< ref "b c.md" >}} "t")', '<p><a href="carrel-ref:b%20c.md" title="t">a</a></p>'],
    [
      'a quotation',
      '{{< quote-block text="Be." cite="Ham" >}}',
      '<blockquote><p>Be.</p><p><cite>Ham</cite></p></blockquote>',
    ],
    [
      'highlighted code',
      '{% highlight js %}\n1 < 2\n{% endhighlight %}',
      /<pre><code class="language-js">[\s\S]*1 &lt; 2/,
    ],
    ['one that is only shown', '{{</* ref "a" */>}}', '<p>{{&lt; ref &quot;a&quot; &gt;}}</p>'],
    ['one in code', '`{{< ref "a" >}}`', '<p><code>{{&lt; ref &quot;a&quot; &gt;}}</code></p>'],
    ['one in a fence', '```\n{{< box >}}\n```', '<pre><code>{{&lt; box &gt;}}\n</code></pre>'],
    ['braces of another language', '{{ secrets.KEY }}', '<p>{{ secrets.KEY }}</p>'],
    ['an address by Liquid', '![a]({{ site.baseurl }}/b.png)', '<p><img src="/b.png" alt="a"></p>'],
  ])('reads %s', (_name, text, expected) => {
    const { text: plain, notes } = expandShortcodes(text);
    expect(notes).toEqual([]);
    if (typeof expected === 'string') expect(html(plain)).toBe(expected);
    else expect(html(plain)).toMatch(expected);
  });

  test('removes one that nobody knows, keeps its text and says so', () => {
    const { text, notes } = expandShortcodes('{{< box title="Head" >}}\nText\n{{< /box >}}\n');
    expect(html(text)).toMatch(/Head[\s\S]*Text/);
    expect(html(text)).not.toMatch(/box/);
    expect(notes).toEqual([
      { effect: 'lost', text: 'the shortcode "box" is not known here: it was left out, and any text in it kept' },
    ]);
  });

  test('leaves nothing in the address of a link that it cannot give', () => {
    expect(expandShortcodes('[a]({{< tmp "x" >}})').text).toBe('[a]()');
  });
});
