import { headersOf } from './edition.ts';
import { CLASSIC, element, heard, listen, MODULE, TRUSTED, test, UNTRUSTED, withoutSetHtml } from './embedding.ts';
import { expect, NOT_FOUND_LINES } from './journey.ts';

test.describe('in a page of another origin', () => {
  for (const [how, tag] of [
    ['a classic script', CLASSIC],
    ['a module', MODULE],
  ] as const) {
    test(`shows an article by its address, its pointer and its bundle, through ${how}`, async ({ page, embedding }) => {
      const { put, script, article } = embedding;
      for (const src of [article.address, article.address.replace(/\/$/, ''), article.pointer, article.bundleAddress]) {
        await page.goto(put({ body: element(src), head: tag(script) }));
        await expect(page.getByRole('heading', { level: 2, name: article.title })).toBeVisible();
        await expect(page.getByRole('article').getByRole('paragraph').nth(3)).toBeVisible();
      }
    });
  }

  for (const [what, directives] of [
    ['without Trusted Types', ''],
    ['with Trusted Types that names our policies', TRUSTED],
    ['with Trusted Types that allows no policy at all', UNTRUSTED],
  ] as const) {
    test(`shows an article under a strict policy ${what}`, async ({ page, embedding }) => {
      const { put, script, article, strict } = embedding;
      await page.goto(put({ body: element(article.address), head: CLASSIC(script), policy: strict + directives }));
      await expect(page.getByRole('heading', { name: article.title })).toBeVisible();
      const size = await page
        .getByRole('heading', { name: article.title })
        .evaluate((h) => getComputedStyle(h).fontSize);
      expect(Number.parseFloat(size)).toBeGreaterThan(25);
    });
  }

  for (const [what, directives, tag] of [
    ['as a module', '', MODULE],
    ['as a classic script', '', CLASSIC],
    ['with Trusted Types that name our policies', TRUSTED, CLASSIC],
  ] as const) {
    test(`shows it ${what} where the browser cannot clean HTML by itself`, async ({ page, embedding }) => {
      const { put, script, article, strict } = embedding;
      await withoutSetHtml(page);
      await page.goto(put({ body: element(article.address), head: tag(script), policy: strict + directives }));
      await expect(page.getByRole('heading', { name: article.title })).toBeVisible();
      await expect(page.getByRole('article').getByRole('paragraph').nth(3)).toBeVisible();
    });
  }

  test('says why it cannot show an article, where neither browser nor policy let it be cleaned', async ({
    page,
    embedding,
    watch,
  }) => {
    const { put, script, article, strict } = embedding;
    watch.expectLines(/Trusted ?Type/, /Content Security Policy/);
    await withoutSetHtml(page);
    await page.goto(put({ body: element(article.address), head: CLASSIC(script), policy: strict + UNTRUSTED }));
    await expect(page.getByRole('alert')).toContainText('policy of this page');
    await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', article.address);
  });
});

test.describe('for its host', () => {
  test('tells that the article stands there, and only then', async ({ page, embedding }) => {
    const { put, script, article } = embedding;
    await listen(page);
    const check = `document.addEventListener('carrel-load', (event) => {
      document.body.dataset.there = event.target.shadowRoot.querySelector('h3').textContent;
    });`;
    const body = `<script src="/check.js"></script>${element(article.pointer, 'heading-level="3"')}`;
    await page.goto(put({ body, head: MODULE(script), scripts: { 'check.js': check } }));
    await expect(page.locator('body')).toHaveAttribute('data-there', article.title);
    expect(await heard(page)).toEqual(['carrel-load']);
  });

  test('tells what is wrong, and leads to the article', async ({ page, embedding, watch, site }) => {
    const { put, script } = embedding;
    watch.expectLines(...NOT_FOUND_LINES);
    await listen(page);
    const broken = put({ body: 'no bundle' });
    const cases = [
      [site.path('articles/no-such/'), 'Article not found', site.path('articles/no-such/'), 'NotFound'],
      [site.path('oembed/no-such.json'), 'Article not found', site.path('articles/no-such/'), 'NotFound'],
      [broken, 'This article is broken', broken, 'NotJson'],
      [put({ body: '', text: '{"items": 1}' }), 'This article is broken', undefined, 'BadBundle'],
    ] as const;
    for (const [src, sentence, link, name] of cases) {
      await page.goto(put({ body: element(src), head: CLASSIC(script) }));
      await expect(page.getByRole('alert')).toContainText(sentence);
      await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', link ?? src);
      expect(await heard(page)).toEqual([`carrel-error ${name}`]);
    }
  });

  test('says so when the site does not answer', async ({ page, embedding, site }) => {
    const { put, script, article } = embedding;
    await page.goto(put({ body: '<main></main>', head: CLASSIC(script) }));
    await site.stop();
    await page.evaluate((html) => {
      document.querySelector('main')?.append(document.createRange().createContextualFragment(html));
    }, element(article.address));
    await expect(page.getByRole('alert')).toContainText('does not answer');
    await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', article.address);
  });

  test('shows what stands inside it until the article comes, and where there is no script', async ({
    page,
    embedding,
    site,
  }) => {
    const { put, script, article } = embedding;
    const body = element(article.pointer, '', '<a href="#here">A link</a>');
    await page.goto(put({ body }));
    await expect(page.getByRole('link', { name: 'A link' })).toBeVisible();
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`${site.address}oembed/**`, (route) => held.then(() => route.continue()));
    await page.goto(put({ body, head: CLASSIC(script) }));
    await expect(page.locator('carrel-article:defined')).toBeAttached();
    await expect(page.getByRole('link', { name: 'A link' })).toBeVisible();
    answer();
    await expect(page.getByRole('heading', { name: article.title })).toBeVisible();
    await expect(page.getByRole('link', { name: 'A link' })).toBeHidden();
  });

  test('works with none and with twenty in a page, each bundle being asked for once', async ({
    page,
    embedding,
    site,
  }) => {
    const { put, script, article } = embedding;
    await page.goto(put({ body: '<p>None</p>', head: CLASSIC(script) }));
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    const others = headersOf(site.folder).slice(0, 5);
    const sources = [
      ...others.map(({ path }) => site.path(path)),
      ...Array.from({ length: 15 }, () => article.address),
    ];
    await page.goto(put({ body: sources.map((src) => element(src)).join(''), head: CLASSIC(script) }));
    await expect(page.getByRole('article')).toHaveCount(20);
    const bundles = asked.filter((url) => url.includes('/bundles/'));
    expect(bundles.length).toBe(new Set(bundles).size);
    const origins = new Set(asked.map((url) => new URL(url).origin));
    expect([...origins].toSorted()).toEqual([embedding.address, new URL(site.address).origin].toSorted());
  });

  test('follows its address, and stays what it is when it is moved', async ({ page, embedding, site }) => {
    const { put, script, article } = embedding;
    await listen(page);
    const other = headersOf(site.folder).find(({ title }) => title !== article.title) ?? article;
    await page.goto(put({ body: `<main></main>${element(article.address)}`, head: CLASSIC(script) }));
    const shown = page.locator('carrel-article');
    await expect(shown.getByRole('heading', { level: 2, name: article.title })).toBeVisible();
    await shown.evaluate((it, src) => it.setAttribute('src', src), site.path(other.path));
    await expect(shown.getByRole('heading', { level: 2, name: other.title })).toBeVisible();
    await shown.evaluate((it) => document.querySelector('main')?.append(it));
    await shown.evaluate((it) => {
      it.remove();
      setTimeout(() => document.body.prepend(it), 50);
    });
    await expect(shown.getByRole('heading', { level: 2, name: other.title })).toBeVisible();
    await shown.evaluate((it) => it.setAttribute('heading-level', '4'));
    await expect(shown.getByRole('heading', { level: 4, name: other.title })).toBeVisible();
    const below = await shown.getByRole('heading', { level: 5 }).count();
    expect(below).toBe(await shown.getByRole('article').locator('[part="body"] h2').count());
    await shown.evaluate((it) => it.setAttribute('heading-level', 'x'));
    await expect(shown.getByRole('heading', { level: 2, name: other.title })).toBeVisible();
    await shown.evaluate((it) => it.removeAttribute('src'));
    await expect(shown.getByRole('article')).toHaveCount(0);
    expect(await heard(page)).toEqual(['carrel-load', 'carrel-load', 'carrel-load', 'carrel-load']);
  });

  test('shows only the last of several addresses that are given in quick succession', async ({
    page,
    embedding,
    site,
  }) => {
    const { put, script, article } = embedding;
    const other = headersOf(site.folder).find(({ title }) => title !== article.title) ?? article;
    await page.route(`**/${other.path.replace('articles/', 'oembed/').replace(/\/$/, '.json')}`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.goto(put({ body: element(site.path(other.path)), head: CLASSIC(script) }));
    await page.locator('carrel-article').evaluate((it, src) => it.setAttribute('src', src), article.address);
    await expect(page.getByRole('heading', { level: 2, name: article.title })).toBeVisible();
    await page.waitForTimeout(700);
    await expect(page.getByRole('heading', { level: 2, name: article.title })).toBeVisible();
  });

  test('leaves no global behind, and none of its styles', async ({ page, embedding }) => {
    const { put, script, article } = embedding;
    const bare = put({ body: '<h2>Theirs</h2><p>Text</p>' });
    const full = put({ body: `<h2>Theirs</h2><p>Text</p>${element(article.address)}`, head: CLASSIC(script) });
    await page.goto(bare);
    const before = await page.evaluate(surroundings);
    await page.goto(full);
    await expect(page.getByRole('article')).toBeVisible();
    expect(await page.evaluate(surroundings)).toEqual(before);
  });

  test('follows a link into the article itself', async ({ page, embedding, site }) => {
    const { put, script } = embedding;
    await page.goto(put({ body: element(site.path('articles/in-praise-of-the-footnote/')), head: CLASSIC(script) }));
    const note = page.locator('carrel-article sup a').first();
    await note.click();
    const focused = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id);
    expect(`#${focused}`).toBe(await note.getAttribute('href'));
    expect(page.url()).not.toContain('#');
    // The same article once more has the same notes, and keeps to its own.
    await page.locator('carrel-article').evaluate((it) => it.after(it.cloneNode()));
    await page.locator('carrel-article').nth(1).locator('sup a').first().click();
    expect(await page.evaluate(() => document.activeElement?.previousElementSibling?.localName)).toBe('carrel-article');
  });
});

/** What a host can see of a stranger in its page. */
function surroundings() {
  const look = (name: string) => {
    const { color, fontFamily, fontSize, marginTop } = getComputedStyle(document.querySelector(name) ?? document.body);
    return { color, fontFamily, fontSize, marginTop };
  };
  return {
    globals: Object.getOwnPropertyNames(window).toSorted(),
    styles: document.styleSheets.length + document.adoptedStyleSheets.length,
    looks: ['h2', 'p', 'body', 'html'].map(look),
    stored: [localStorage.length, sessionStorage.length, document.cookie],
  };
}
