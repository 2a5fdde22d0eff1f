// What stands in the host page of tests/bench/embed.mjs, each built as a developer would: Carrel's four ways, and public
// packages that embed something, with canned data.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, root } from '../house/files.mjs';

const HOME = join(cache, 'embed-peers');
const PEERS = { react: '19.3.1', 'react-dom': '19.3.1', 'react-tweet': '3.3.1', 'lite-youtube-embed': '0.3.4' };

const SOURCES = {
  'react-tweet.jsx': `import { createRoot } from 'react-dom/client';
import { Tweet } from 'react-tweet';
createRoot(document.getElementById('embed')).render(<Tweet id="20" apiUrl="tweet.json" />);`,
  'carrel-react.jsx': `import { ArticleFrom } from 'carrel';
import 'carrel/article.css';
import { createRoot } from 'react-dom/client';
const place = document.getElementById('embed');
createRoot(place).render(<ArticleFrom src={place.dataset.src} />);`,
  'lite-youtube.js': `import 'lite-youtube-embed';
import 'lite-youtube-embed/src/lite-yt-embed.css';`,
};

/** As long as a post may be, in the form that react-tweet asks its server for. */
const TWEET = {
  __typename: 'Tweet',
  lang: 'en',
  id_str: '20',
  created_at: '2026-10-01T12:00:00.000Z',
  display_text_range: [0, 139],
  text: 'A carrel is the small desk in a library where one reads undisturbed. This line is here to be as long as such lines usually are, and no more.',
  favorite_count: 12,
  conversation_count: 3,
  entities: { hashtags: [], urls: [], user_mentions: [], symbols: [] },
  edit_control: { edit_tweet_ids: ['20'], editable_until_msecs: '0', is_edit_eligible: false, edits_remaining: '0' },
  isEdited: false,
  isStaleEdit: false,
  user: {
    id_str: '1',
    name: 'Carrel',
    screen_name: 'carrel',
    profile_image_shape: 'Circle',
    profile_image_url_https: 'picture.svg',
    is_blue_verified: false,
    verified: false,
  },
};

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#333" d="M0 0h16v9H0z"/></svg>';

function install() {
  mkdirSync(HOME, { recursive: true });
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: PEERS });
  const there = join(HOME, 'package.json');
  if (existsSync(join(HOME, 'node_modules')) && existsSync(there) && readFileSync(there, 'utf8') === wanted) return;
  writeFileSync(there, wanted);
  const options = { cwd: HOME, stdio: 'inherit', shell: process.platform === 'win32' };
  const { status } = spawnSync('npm', ['install', '--no-fund', '--no-audit', '--loglevel', 'error'], options);
  if (status !== 0) throw new Error(`the packages to be compared with could not be installed in ${HOME}`);
}

async function bundle(folder) {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(HOME, name), text);
  for (const name of Object.keys(SOURCES)) {
    const bare = name.replace(/\.jsx?$/, '');
    await build({
      configFile: false,
      root: HOME,
      base: './',
      logLevel: 'error',
      plugins: [react()],
      resolve: {
        alias: [
          { find: /^carrel$/, replacement: join(root, 'dist/package/index.js') },
          { find: 'carrel/article.css', replacement: join(root, 'dist/package/article.css') },
          { find: /^react(?=\/|$)/, replacement: join(HOME, 'node_modules/react') },
        ],
      },
      build: {
        outDir: folder,
        emptyOutDir: false,
        cssCodeSplit: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: join(HOME, name),
          output: { entryFileNames: `${bare}.js`, assetFileNames: `${bare}[extname]` },
        },
      },
    });
  }
}

const TEXT =
  '<p>The page around it says something of its own here, in a paragraph of two lines or three on a phone.</p>';

/** The same page for all: two paragraphs, what is embedded, and a long text that can be pushed away. */
export const hostPage = ({ head = '', embed }) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>
<link rel="icon" href="data:,"><style>body { font: 18px/1.5 sans-serif; margin: 16px }</style>${head}</head>
<body><h1>A page of somebody’s own</h1>${TEXT.repeat(2)}
${embed}
<h2>Below</h2>${TEXT.repeat(30)}</body></html>`;

async function prerendered(site, folder, path) {
  const { prerenderArticle } = await import(pathToFileURL(join(root, 'dist/package/server/prerender.js')).href);
  const pointer = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const address = new URL(pointer._carrel.bundle, site + path);
  const bundle = JSON.parse(readFileSync(join(folder, address.pathname), 'utf8'));
  return prerenderArticle(bundle, { src: site + path, address: address.href });
}

/**
 * Writes the host pages, and what they load, into a folder.
 *
 * @param site address of a published site, ending in a slash
 * @param folder of that site
 * @param slug of the article
 * @returns name, file, and what has to be seen for the content to be there
 */
export async function writeHosts(target, { site, folder, slug }) {
  install();
  await bundle(target);
  writeFileSync(join(target, 'tweet.json'), JSON.stringify({ data: TWEET }));
  writeFileSync(join(target, 'picture.svg'), PICTURE);
  writeFileSync(join(target, 'index.html'), 'A host');
  const article = `${site}articles/${slug}/`;
  const script = `<script src="${site}embed/carrel-article.js" async></script>`;
  const element = `<carrel-article src="${article}"><a href="${article}">The article</a></carrel-article>`;
  const frame = `<iframe src="${site}embed/?article=${slug}" title="The article" width="358" height="480" style="border: 0"></iframe>`;
  const react = (name, src = '') =>
    hostPage({
      head: `<script type="module" src="${name}.js"></script>${existsSync(join(target, `${name}.css`)) ? `<link rel="stylesheet" href="${name}.css">` : ''}`,
      embed: `<div id="embed" data-src="${src}"></div>`,
    });
  const room = '<style>carrel-article { display: block; min-block-size: 100vh }</style>';
  const hosts = [
    ['Carrel: element', 'element', hostPage({ head: script, embed: element }), '.shadow article'],
    ['Carrel: element, room kept', 'room', hostPage({ head: room + script, embed: element }), '.shadow article'],
    [
      'Carrel: prerendered',
      'prerendered',
      hostPage({ embed: await prerendered(site, folder, `oembed/${slug}.json`) }),
      '.shadow article',
    ],
    [
      'Carrel: iframe',
      'iframe',
      hostPage({ head: `<script src="${site}embed/carrel-frame.js" async></script>`, embed: frame }),
      '.frame',
    ],
    ['Carrel: React', 'carrel-react', react('carrel-react', article), '#embed article'],
    [`react-tweet ${PEERS['react-tweet']}`, 'react-tweet', react('react-tweet'), '#embed article p'],
    [
      `lite-youtube-embed ${PEERS['lite-youtube-embed']}`,
      'lite-youtube',
      hostPage({
        head: '<link rel="stylesheet" href="lite-youtube.css"><script type="module" src="lite-youtube.js"></script>',
        embed: '<lite-youtube videoid="x" style="background-image: url(picture.svg)"></lite-youtube>',
      }),
      'lite-youtube button',
    ],
  ];
  for (const [, file, html] of hosts) writeFileSync(join(target, `${file}.html`), html);
  return hosts.map(([name, file, , wanted]) => ({ name, file, wanted }));
}
