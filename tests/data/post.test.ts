import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { plainWords } from '../../src/data/comment-place.ts';
import { postComment } from '../../src/data/post.ts';
import { restAddress } from '../../src/data/wordpress-place.ts';
import type { Letter } from '../../src/drafts/letter.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const letter: Letter = {
  id: 'k1',
  article: { id: 'https://blog.example/?p=12', slug: 'a', title: 'A' },
  page: 'https://paper.example/articles/a/',
  place: { kind: 'wordpress', url: 'https://blog.example/wp-json/wp/v2/comments', requireEmail: true },
  fields: { comment: 'Fish & <b>chips</b> \\o/', name: "O'Brien & Co", email: ' a@b.example ', website: 'b.example' },
  postedAt: '2026-01-01T10:00:00.000Z',
  state: 'waiting',
  tries: 1,
  unsure: false,
};
const json: Letter = { ...letter, place: { kind: 'json', url: 'https://talk.example/c', requireEmail: false } };
const classic: Letter = {
  ...letter,
  place: { kind: 'wordpress', url: 'https://blog.example/wp-comments-post.php', requireEmail: true },
};

type Asked = { readonly address: string; readonly init: RequestInit };

/** Answers one after the other; what was asked comes back. */
function answering(...answers: readonly (Response | Error)[]): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push({ address, init });
    const answer = answers[asked.length - 1];
    if (answer === undefined || answer instanceof Error) throw answer ?? new TypeError('Failed to fetch');
    return answer;
  });
  return asked;
}

const as = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
const from = (response: Response, url: string) =>
  Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });
const bodyOf = ({ init }: Asked) => JSON.parse(String(init.body)) as Record<string, unknown>;

describe('to WordPress by REST', () => {
  it('sends what it would store, without cookies, under the number in the article’s id', async () => {
    const [asked] = [answering(as(201, { id: 7, status: 'approved' }))];
    expect(await postComment(letter)).toEqual({ kind: 'sent', held: false });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      address: 'https://blog.example/wp-json/wp/v2/comments',
      init: { method: 'POST', credentials: 'omit' },
    });
    expect(bodyOf(asked[0] as Asked)).toEqual({
      post: 12,
      content: 'Fish &amp; &lt;b&gt;chips&lt;/b&gt; &#092;o/',
      author_name: 'O&#039;Brien &amp; Co',
      author_email: 'a@b.example',
      author_url: 'https://b.example/',
    });
  });

  it('writes references and backslashes so that they stand there as they were typed, in names too', async () => {
    const asked = answering(as(201, { id: 7, status: 'approved' }));
    await postComment({ ...letter, fields: { ...letter.fields, comment: '&#39; &amp;', name: '\\&#x27;' } });
    expect(bodyOf(asked[0] as Asked)).toMatchObject({
      content: '&amp;&#035;39; &amp;amp;',
      author_name: '&#092;&amp;&#035;x27;',
    });
  });

  it('finds articles of other sources by their slugs, among posts and pages', async () => {
    const asked = answering(as(200, []), as(200, [{ id: 31 }]), as(201, { id: 7, status: 'hold' }));
    const elsewhere = { ...letter, article: { ...letter.article, id: 'carrel:posts/a b' } };
    expect(await postComment(elsewhere)).toEqual({ kind: 'sent', held: true });
    expect(asked.map(({ address }) => address)).toEqual([
      'https://blog.example/wp-json/wp/v2/posts?slug=a&_fields=id',
      'https://blog.example/wp-json/wp/v2/pages?slug=a&_fields=id',
      'https://blog.example/wp-json/wp/v2/comments',
    ]);
    expect(bodyOf(asked[2] as Asked)).toMatchObject({ post: 31 });
  });

  it('posts nothing where the article is not known, or nobody can be asked', async () => {
    const elsewhere = { ...letter, article: { ...letter.article, id: 'carrel:posts/a' } };
    answering(as(200, []), as(200, []));
    expect(await postComment(elsewhere)).toEqual({ kind: 'refused', reason: 'missing' });
    answering();
    expect(await postComment(elsewhere)).toEqual({ kind: 'unreached' });
    answering(as(200, '<html>Sign in</html>'));
    expect(await postComment(elsewhere)).toEqual({ kind: 'unreached' });
  });

  const says = (code: string, message = 'No.') => ({ code, message, data: null });
  test.each([
    [
      'closed',
      as(403, says('rest_comment_closed')),
      { kind: 'refused', reason: 'closed', status: 403, message: 'No.' },
    ],
    ['login', as(401, says('rest_comment_login_required')), { kind: 'refused', reason: 'login' }],
    ['a wrong nonce', as(403, says('rest_cookie_invalid_nonce')), { kind: 'refused', reason: 'forbidden' }],
    ['no such post', as(403, says('rest_comment_invalid_post_id')), { kind: 'refused', reason: 'missing' }],
    ['wrong fields', as(400, says('rest_comment_author_data_required')), { kind: 'refused', reason: 'invalid' }],
    ['a duplicate', as(409, says('comment_duplicate')), { kind: 'there' }],
    ['a flood', as(400, says('comment_flood')), { kind: 'later', reason: 'flood', seconds: 16 }],
    ['429 with a pause', as(429, '', { 'retry-after': '90' }), { kind: 'later', reason: 'busy', seconds: 90 }],
    [
      '503 with a date',
      as(503, '', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }),
      { reason: 'busy' },
    ],
    ['a fault', as(500, '<p>Critical error</p>'), { kind: 'later', reason: 'fault', status: 500 }],
    ['a sign-in page', as(200, '<html>Sign in</html>'), { kind: 'unanswered' }],
    ['a network that wants a sign-in', as(511, '<html>'), { kind: 'unreached' }],
    ['somebody elsewhere', from(as(201, { id: 1 }), 'https://portal.example/'), { kind: 'unanswered' }],
    ['nothing', new TypeError('Failed to fetch'), { kind: 'unanswered' }],
  ])('understands %s', async (_, answer, expected) => {
    answering(answer);
    expect(await postComment(letter)).toMatchObject(expected);
  });

  it('asks first whether a comment is there whose answer was lost', async () => {
    const rendered = '<p>Fish &#038; &lt;b&gt;chips&lt;/b&gt; &#92;o/</p>\n';
    const there = [{ author_name: 'O&#039;Brien &amp; Co', content: { rendered } }];
    const asked = answering(as(200, there));
    expect(await postComment({ ...letter, unsure: true })).toEqual({ kind: 'sent', held: false });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.init.method).toBe('GET');
    answering(as(200, [{ author_name: 'Somebody', content: { rendered } }]), as(201, { id: 8, status: 'approved' }));
    expect(await postComment({ ...letter, unsure: true })).toEqual({ kind: 'sent', held: false });
  });

  test.each([
    ['as it was typed', 'Yes.', '<p>Yes.</p>', true],
    ['another that only begins alike', 'Yes.', '<p>Yes!</p>', false],
    [
      'with other quotation marks and dashes',
      '"Yes" -- \'no\'...',
      '<p>&#8220;Yes&#8221; &#8212; &#8216;no&#8217;&#8230;</p>',
      true,
    ],
    ['with its signs', '2x4 (tm)', '<p>2&#215;4 &#x2122;</p>', true],
    ['with paragraphs of its own', 'One\n\n\nTwo\n', '<p>One</p>\n<p>Two</p>\n', true],
    [
      'with a link around an address',
      'https://a.example/?b=1&c',
      '<a href="#">https://a.example/?b=1&#038;c</a>',
      true,
    ],
    ['in another form of its letters', 'e\u0301', '<p>\u00e9</p>', true],
  ])('knows its comment again, or does not, %s', async (_, comment, rendered, known) => {
    answering(as(200, [{ author_name: 'Reader', content: { rendered } }]), as(409, says('comment_duplicate')));
    const unsure = { ...letter, unsure: true, fields: { ...letter.fields, name: 'Reader', comment } };
    expect(await postComment(unsure)).toEqual(known ? { kind: 'sent', held: false } : { kind: 'there' });
  });

  it('leaves it to WordPress to know a comment of marks alone again', async () => {
    const asked = answering(as(409, says('comment_duplicate')));
    const unsure = { ...letter, unsure: true, fields: { ...letter.fields, comment: '"--"' } };
    expect(await postComment(unsure)).toEqual({ kind: 'there' });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.init.method).toBe('POST');
  });

  test.each([
    ['https://blog.example/', 'https://blog.example/wp-json/wp/v2/comments'],
    ['https://blog.example/sub', 'https://blog.example/sub/wp-json/wp/v2/comments'],
    ['https://blog.example/sub/wp-json/wp/v2/comments', 'https://blog.example/sub/wp-json/wp/v2/comments'],
    ['https://blog.example/sub/wp-comments-post.php', 'https://blog.example/sub/wp-json/wp/v2/comments'],
    ['https://blog.example/?rest_route=/wp/v2/comments', 'https://blog.example/?rest_route=%2Fwp%2Fv2%2Fcomments'],
  ])('finds the REST interface of %s', (url, expected) => {
    expect(restAddress(url, 'comments')).toBe(expected);
  });
});

describe('to WordPress’s own form', () => {
  const page = (words: string) => `<body id="error-page"><div class="wp-die-message"><p>${words}</p></div></body>`;
  it('sends the form’s fields, by a request that needs no permission', async () => {
    const asked = answering(from(as(200, '<html>The article</html>'), 'https://blog.example/2026/a/'));
    expect(await postComment(classic)).toEqual({ kind: 'sent', held: false });
    expect(Object.fromEntries(new URLSearchParams(String(asked[0]?.init.body)))).toMatchObject({
      comment_post_ID: '12',
      comment: 'Fish &amp; &lt;b&gt;chips&lt;/b&gt; &#092;o/',
      author: 'O&#039;Brien &amp; Co',
      email: 'a@b.example',
      url: 'https://b.example/',
    });
    expect(asked[0]?.init.headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' });
  });

  const held = 'https://blog.example/2026/a/?unapproved=7&moderation-hash=x';
  test.each([
    ['moderation', from(as(200, ''), held), { kind: 'sent', held: true }],
    [
      'closed, which only its words say',
      as(403, page('Sorry, comments are closed for this item.')),
      { kind: 'refused', reason: 'forbidden', message: 'Sorry, comments are closed for this item.' },
    ],
    ['a security program', as(403, '<h1>Forbidden</h1>'), { kind: 'refused', reason: 'forbidden' }],
    ['a duplicate', as(409, page('Duplicate comment detected')), { kind: 'there' }],
    ['a flood', as(429, page('Slow down.')), { kind: 'later', reason: 'flood', seconds: 16, message: 'Slow down.' }],
    [
      'missing fields, with 200',
      as(200, page('<strong>Error:</strong> Please fill the required fields.')),
      { kind: 'refused', reason: 'invalid', message: 'Error: Please fill the required fields.' },
    ],
    ['any other page', as(200, '<html>Sign in</html>'), { kind: 'unanswered' }],
  ])('understands %s', async (_, answer, expected) => {
    answering(answer);
    expect(await postComment(classic)).toMatchObject(expected);
  });
});

describe('to a place that takes JSON', () => {
  it('sends the documented document, with its key in it and over it', async () => {
    const asked = answering(as(201, {}));
    expect(await postComment(json)).toEqual({ kind: 'sent', held: false });
    expect(asked[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json', 'Idempotency-Key': 'k1' });
    expect(bodyOf(asked[0] as Asked)).toEqual({
      format: 1,
      id: 'k1',
      article: { id: 'https://blog.example/?p=12', url: 'https://paper.example/articles/a/', title: 'A' },
      comment: 'Fish & <b>chips</b> \\o/',
      name: "O'Brien & Co",
      email: 'a@b.example',
      website: 'https://b.example/',
      written: '2026-01-01T10:00:00.000Z',
    });
  });

  it('sends halves of characters as what every place can read', async () => {
    const asked = answering(as(201, {}));
    await postComment({ ...json, fields: { ...json.fields, comment: 'a\ud800b' } });
    expect(bodyOf(asked[0] as Asked)['comment']).toBe('a\ufffdb');
  });

  test.each([
    ['published', as(200, { status: 'published' }), { kind: 'sent', held: false }],
    ['held', as(202, {}), { kind: 'sent', held: true }],
    ['held, by its word', as(200, { status: 'held' }), { kind: 'sent', held: true }],
    ['nothing to say', as(204, ''), { kind: 'sent', held: false }],
    ['known already', as(409, {}), { kind: 'there' }],
    ['closed', as(403, { error: 'closed', message: 'Too late.' }), { reason: 'closed', message: 'Too late.' }],
    ['spam', as(422, { error: 'spam', message: '<b>No</b>' }), { reason: 'invalid', message: 'No' }],
    ['not there', as(404, {}), { kind: 'refused', reason: 'missing' }],
    ['a page in between', as(200, '<html>'), { kind: 'unanswered' }],
  ])('understands %s', async (_, answer, expected) => {
    answering(answer);
    expect(await postComment(json)).toMatchObject(expected);
  });
});

it('does not try where the browser knows that there is no network', async () => {
  const asked = answering(as(201, {}));
  vi.stubGlobal('navigator', { onLine: false });
  expect(await postComment(json)).toEqual({ kind: 'unreached' });
  expect(asked).toEqual([]);
});

it('gives the words of a place without its markup, and not too many', () => {
  expect(plainWords('<p>It&#8217;s &lt;closed&gt; &amp; over.</p><script>x()</script>')).toBe('It’s <closed> & over.');
  expect(plainWords('x'.repeat(1000))).toHaveLength(300);
});
