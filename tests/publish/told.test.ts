import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleIn, carrel, workplace } from './carrel.ts';

/** Publishes files that are written here. */
async function publish(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = workplace();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { site: join(folder, 'site'), ...(await carrel(folder, 'publish', '.', '--out', 'site')) };
}

test('a missing picture without words leaves none, and the report does not say that it did', async () => {
  const { out } = await publish({ 'a.md': 'Text ![](gone.png) and ![Boats](lost.png).' });
  expect(out).toContain('lost: picture gone.png was not found; it has no alternative text that could stay');
  expect(out).toContain('lost: picture lost.png was not found; its alternative text stays');
});

test.each(['source_url', 'canonical', 'externalUrl'])(
  'a post without text leads to where it stands: %s',
  async (name) => {
    const { site, out, code } = await publish({
      'a.md': `---\ntitle: Elsewhere\n${name}: https://example.org/a\n---\n`,
    });
    expect(code).toBe(0);
    expect(out).toContain('changed: has no text, only a headline and a link to https://example.org/a');
    expect(articleIn(site, 'elsewhere')).toMatchObject({ external_url: 'https://example.org/a' });
  },
);

test('files beside the articles that somebody may have meant to be read are named', async () => {
  const { out, code } = await publish({ 'a.md': 'A.', 'b.rst': 'B', 'c.docx': 'PK', 'd.text': 'D', 'e.css': '' });
  expect(code).toBe(0);
  expect(out).toContain('left out, 3 × file of a kind that is not read: b.rst, c.docx, d.text');
  expect(out).not.toContain('e.css');
});

test('a feed that does not say its encoding is read where its bytes leave no doubt, and refused where they do', async () => {
  // 「この机は図書館の奥にある。人は静かに本を読み…」 in Shift_JIS, and a few Russian words in KOI8-R.
  const japanese =
    '82b182cc8af782cd907d8f918ad982cc899c82c982a082e98142906c82cd90c382a982c9967b82f093c782dd814182c682ab82c782ab918b82cc8a4f82f08ca982e981428e8682cc905695b782aa88ea93fa82cc8e6e82dc82e882f08d9082b082e98142';
  const feed = (hex: string, id: string) =>
    Buffer.concat([
      Buffer.from(`<rss version="2.0"><channel><item><guid>${id}</guid><title>${id}</title><description>`),
      Buffer.from(hex, 'hex'),
      Buffer.from('</description></item></channel></rss>'),
    ]);
  const { site, out, code } = await publish({
    'a.xml': feed(japanese, 'desk'),
    'b.xml': feed('fec9d4c1ccd8ced9ca20dac1cc', 'hall'),
  });
  expect(code).toBe(1);
  expect(articleIn(site, 'desk').content_html).toContain('この机は図書館の奥にある。人は静かに本を読み');
  expect(out).toMatch(
    /a\.xml\n {2}changed: does not say .* encoding it is written: read as shift_jis, which its bytes look like/,
  );
  expect(out).toMatch(/b\.xml\n {2}refused: does not say in which encoding it is written, and it is not UTF-8/);
});

test('a broken JSON file is told of in one line', async () => {
  const folder = workplace();
  writeFileSync(join(folder, 'feed.json'), '{\n/* a\ncomment */\n"version": 1}');
  const { out } = await carrel(folder, 'publish', 'feed.json', '--out', 'site');
  expect(out).toMatch(/feed\.json\n {2}refused: is not JSON: [^\n]+\nnote: nothing is left to publish/);
});

test('JSON of another kind is told by what it is not', async () => {
  const folder = workplace();
  writeFileSync(join(folder, 'author.json'), '{"id": 4, "name": "Ada"}');
  const { out } = await carrel(folder, 'publish', 'author.json', '--out', 'site');
  expect(out).toMatch(/author\.json\n {2}refused: is neither a JSON Feed nor a list of articles from WordPress\nnote/);
});
