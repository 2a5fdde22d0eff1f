export {};

/** The iframe's page: shows the article named in its address, and tells the page around it how high it is. */

const slug = new URLSearchParams(location.search).get('article');
const element = document.createElement('carrel-article');
if (slug) element.setAttribute('src', new URL(`../oembed/${encodeURIComponent(slug)}.json`, location.href).href);
element.addEventListener('carrel-load', tellHeight);
document.body.style.margin = '0';
document.body.append(element);
new ResizeObserver(tellHeight).observe(document.documentElement);

function tellHeight(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  // To anybody: a height is no secret, and the page around may be of any origin.
  parent.postMessage({ type: 'carrel-height', height }, '*');
}
