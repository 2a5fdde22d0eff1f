import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './command.ts';
import { headersOf } from './edition.ts';
import { test as base, expect } from './journey.ts';
import { newProject, ours, run } from './project.ts';

const TOOLS = ['vite', '@vitejs/plugin-react', 'typescript', '@types/react', '@types/react-dom'];

const install = (react: string) =>
  newProject('vite-react19', {
    react,
    'react-dom': react,
    ...Object.fromEntries(TOOLS.map((name) => [name, ours[name] ?? ''])),
    ...(react === '18.3.1' && { '@types/react': '18.3.32', '@types/react-dom': '18.3.7' }),
  });

const test = base.extend<object, { readonly project: (react: string) => string }>({
  project: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern
    async ({}, use) => {
      const folders = new Map<string, string>();
      await use((react) => folders.get(react) ?? folders.set(react, install(react)).get(react) ?? '');
      for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'serial', timeout: 180_000 });

for (const react of [ours['react'] ?? '', '18.3.1']) {
  test(`shows an article in a new project with React ${react}, given, loaded and as an element`, async ({
    page,
    project,
    site,
  }) => {
    const folder = project(react);
    run(folder, 'npm', 'run', 'build');
    // carrel serve serves any folder of files that has an index.html.
    const host = await serve(join(folder, 'dist'));
    const article = headersOf(site.folder).find(({ language }) => language === 'en');
    const pointer = site.path(`${article?.path.replace('articles/', 'oembed/').replace(/\/$/, '')}.json`);
    await page.goto(`${host.address}?src=${encodeURIComponent(pointer)}`);
    await expect(page.getByText('1 article, 0 problems')).toBeVisible();
    for (const level of [2, 3, 4, 5]) {
      await expect(page.getByRole('heading', { level, name: article?.title ?? '', exact: true })).toBeVisible();
    }
    await expect(page.getByRole('article')).toHaveCount(4);
    await expect(page.locator('#night')).toHaveCSS('color-scheme', 'dark');
    // What is out of sight has no inner text in Chromium.
    const texts = await page.getByRole('article').allTextContents();
    for (const text of texts) expect(text.length).toBeGreaterThan(500);
    expect(texts[1]).toBe(texts[0]);
    const trees = await page.evaluate(treesOf);
    expect(trees[1]).toEqual(trees[0]);
    await expect(page.locator('#given [part="body"]')).toHaveCSS('font-size', '20px');
    await expect(page.locator('#given [part="body"]')).toHaveCSS('max-inline-size', '610px');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-size', '32px');
    await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
    await host.stop();
  });

  test(`renders on a server with React ${react}, and cleans there too`, ({ project }) => {
    const said = JSON.parse(run(project(react), 'node', 'server.mjs')) as Record<string, string>;
    expect(said['article']).toContain('A &lt;b&gt;title&lt;/b&gt;</h2>');
    expect(said['article']).toMatch(/<p>Text<\/p>\s*<h2 aria-level="3">More<\/h2>/);
    expect(said['article']).not.toMatch(/alert|script|onerror|undefined|invalid/);
    const ids = [...(said['two'] ?? '').matchAll(/ id="(a-\w+-note)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    expect(said['waiting']).toContain('One moment');
    expect(said['broken']).toContain('This article is broken');
    expect(said['title']).toBe('Hostile');
  });
}

for (const react of [ours['react'] ?? '', '18.3.1']) {
  test(`declares its types for a bundler and for Node, with React ${react}`, ({ project }) => {
    expect(() => run(project(react), 'npm', 'run', 'types')).not.toThrow();
  });
}

/** What the element and React have drawn of the same bundle, line by line; levels of headings are the page's. */
function treesOf(): string[][] {
  const roots = [
    document.querySelector('carrel-article')?.shadowRoot?.querySelector('article'),
    document.querySelector('#given article'),
  ];
  return roots.map((root) =>
    [...(root?.querySelectorAll('*') ?? [])].map((element) => {
      const name = element.getAttribute('part') === 'headline' ? 'headline' : element.localName;
      const attributes = [...element.attributes].filter(({ name }) => name !== 'tabindex' && name !== 'aria-level');
      // In React each article's ids begin with a mark of its own; a shadow tree keeps them apart without.
      const said = (value: string) => (root?.closest('#given') ? value.replace(/^(#?a-)[^-]+-/, '$1') : value);
      return [name, ...attributes.map(({ name, value }) => `${name}=${said(value)}`).toSorted()].join(' ');
    }),
  );
}
