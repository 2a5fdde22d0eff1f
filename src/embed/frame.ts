import { frameWords } from '../locale/frame-words.ts';

/** The iframe's page: shows the article named in its address, and tells the page around it how high it is. */

const slug = new URLSearchParams(location.search).get('article');
const element = document.createElement('carrel-article');
if (slug) element.setAttribute('src', new URL(`../oembed/${encodeURIComponent(slug)}.json`, location.href).href);
else element.append(...nothingNamed());
element.addEventListener('carrel-load', (event) => {
  document.title = event.detail.title ?? document.title;
  tellHeight();
});
document.body.style.margin = '0';
// Here the article is the page, and its whole height is wanted.
element.style.contentVisibility = 'visible';
document.body.append(element);
new ResizeObserver(tellHeight).observe(document.documentElement);
addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  if (source === parent) document.documentElement.style.colorScheme = schemeIn(data) ?? 'light dark';
});

/** Where the address names no article: a sentence, and the way to all of them. */
function nothingNamed(): HTMLElement[] {
  const [sentence, way, link] = [
    document.createElement('p'),
    document.createElement('p'),
    document.createElement('a'),
  ] as const;
  sentence.textContent = frameWords.nothingNamed;
  link.textContent = frameWords.frontPage;
  link.href = '../';
  way.append(link);
  return [sentence, way];
}

function tellHeight(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  // To anybody: a height is no secret, and the page around may be of any origin.
  parent.postMessage({ type: 'carrel-height', height }, '*');
}

/** What `carrel-frame.js` says of the page around. */
function schemeIn(data: unknown): 'light' | 'dark' | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'carrel-scheme') return undefined;
  return 'scheme' in data && (data.scheme === 'dark' || data.scheme === 'light') ? data.scheme : undefined;
}
