// Puts the examples of embedding into a published folder of the sample edition: node tests/house/examples.mjs FOLDER
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { root } from './files.mjs';

const SOURCES = join(root, 'tests/fixtures/examples');
/** Examples are written as the guide is; here they mean the site in which they lie, wherever that is. */
const SITE = 'https://news.example.org/';
const HERE = '../../';

const site = resolve(process.argv[2] ?? '');
const target = join(site, 'embed/examples');
const read = (name) => readFileSync(join(SOURCES, name), 'utf8');
const here = (text) => text.replaceAll(SITE, HERE);
const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const code = (name) =>
  `<pre tabindex="0" role="region" aria-label="Code: ${name}"><code>${escapeHtml(read(name).trim())}</code></pre>`;
const live = (html) => `<div class="live">${html}</div>`;

/** The page, with each example shown as code and as what it does. */
async function page() {
  const prerendered = `<div class="live tall" role="region" aria-label="The article, prerendered" tabindex="0">${await prerender()}</div>`;
  return read('index.html')
    .replaceAll(/<!--show (\S+)-->/g, (_, name) => code(name) + live(here(read(name))))
    .replaceAll(/<!--code (\S+)-->/g, (_, name) => code(name))
    .replace('<!--prerendered-->', () => prerendered);
}

/** Runs the example itself, beside the bundle that it reads. */
async function prerender() {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-example-'));
  const file = join(folder, 'prerendered.mjs');
  const pointer = JSON.parse(readFileSync(join(site, 'oembed/in-praise-of-the-footnote.json'), 'utf8'));
  const given = {
    'carrel/prerender': pathToFileURL(join(root, 'dist/package/server/prerender.js')).href,
    'in-praise-of-the-footnote.json': join(site, 'oembed', pointer._carrel.bundle),
  };
  writeFileSync(
    file,
    read('prerendered.mjs').replace(/'([^']+)'/g, (whole, name) => (given[name] ? JSON.stringify(given[name]) : whole)),
  );
  const { html } = await import(pathToFileURL(file).href);
  rmSync(folder, { recursive: true });
  return here(html);
}

mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'index.html'), await page());
writeFileSync(join(target, 'wild.html'), here(read('wild.html')));
for (const name of ['examples.css', 'themed.css', 'wild.css']) copyFileSync(join(SOURCES, name), join(target, name));
await build({
  configFile: false,
  root: SOURCES,
  base: './',
  logLevel: 'warn',
  plugins: [react(), { name: 'here', enforce: 'pre', transform: (text) => (text.includes(SITE) ? here(text) : null) }],
  resolve: {
    alias: [
      { find: /^carrel$/, replacement: join(root, 'dist/package/index.js') },
      { find: 'carrel/article.css', replacement: join(root, 'dist/package/article.css') },
    ],
  },
  build: {
    outDir: target,
    emptyOutDir: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: join(SOURCES, 'react.jsx'),
      output: { entryFileNames: 'react.js', assetFileNames: 'react[extname]', chunkFileNames: 'react-[name].js' },
    },
  },
});
