import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../house/files.mjs';
import { serve } from './command.ts';
import { headersOf } from './edition.ts';
import { test as base, expect } from './journey.ts';

const FIXTURE = join(root, 'tests/fixtures/embed/vite-react19');
const { devDependencies: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};
const TOOLS = ['vite', '@vitejs/plugin-react', 'typescript', '@types/react', '@types/react-dom'];

/** Runs a command in a folder; throws with all that it said when it does not end well. */
function run(folder: string, command: string, ...args: readonly string[]): string {
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', stdio: 'pipe' } as const;
  try {
    return execFileSync(command, args, options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

/** A developer's new project: the packed file and a React, from the registry. */
function install(react: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-project-'));
  cpSync(FIXTURE, folder, { recursive: true });
  run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const tools = TOOLS.map((name) => `${name}@${ours[name]}`);
  const packages = [`./${packed}`, `react@${react}`, `react-dom@${react}`, ...tools];
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps', ...packages);
  return folder;
}

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
    for (const level of [2, 3, 4]) {
      await expect(page.getByRole('heading', { level, name: article?.title ?? '', exact: true })).toBeVisible();
    }
    await expect(page.getByRole('article')).toHaveCount(3);
    const texts = await page.getByRole('article').allInnerTexts();
    for (const text of texts) expect(text.length).toBeGreaterThan(500);
    await expect(page.locator('#given [part="body"]')).toHaveCSS('font-size', '20px');
    await expect(page.locator('#given [part="body"]')).toHaveCSS('max-inline-size', '610px');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-size', '32px');
    await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
    await host.stop();
  });

  test(`renders on a server with React ${react}, and cleans there too`, ({ project }) => {
    const said = JSON.parse(run(project(react), 'node', 'server.mjs')) as Record<string, string>;
    expect(said['article']).toContain('A &lt;b&gt;title&lt;/b&gt;</h2>');
    expect(said['article']).toMatch(/<p>Text<\/p>\s*<h2>More<\/h2>/);
    expect(said['article']).not.toMatch(/alert|script|onerror|undefined|invalid/);
    expect(said['waiting']).toContain('One moment');
    expect(said['broken']).toContain('This article is broken');
    expect(said['title']).toBe('Hostile');
  });
}

test('declares its types for a bundler and for Node', ({ project }) => {
  expect(() => run(project(ours['react'] ?? ''), 'npm', 'run', 'types')).not.toThrow();
});
