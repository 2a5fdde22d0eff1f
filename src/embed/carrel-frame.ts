/**
 * For pages that embed an article as an iframe: gives each frame the height of its article, and tells it whether it
 * stands in the light or in the dark, so that its ground stays the page's own. One script serves all frames of a page,
 * those that come later too. Without it a frame keeps its own height and scrolls inside, as light or dark as the device.
 */
addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  const height = heightIn(data);
  if (height === undefined) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== source) continue;
    frame.style.height = `${height}px`;
    tellScheme(frame);
    tellLater(frame);
  }
});

/** CSS pixels; a page from elsewhere may send anything. */
function heightIn(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'carrel-height') return undefined;
  const height = 'height' in data ? data.height : undefined;
  return typeof height === 'number' && height >= 0 && height < 1e6 ? height : undefined;
}

/** To any origin: that a page is dark is no secret. */
function tellScheme(frame: HTMLIFrameElement): void {
  const said = getComputedStyle(frame).colorScheme;
  const scheme = /dark/.test(said) && (!/light/.test(said) || matchMedia(DARK).matches) ? 'dark' : 'light';
  frame.contentWindow?.postMessage({ type: 'carrel-scheme', scheme }, '*');
}

const DARK = '(prefers-color-scheme: dark)';
const told = new WeakSet<HTMLIFrameElement>();

function tellLater(frame: HTMLIFrameElement): void {
  if (told.has(frame)) return;
  told.add(frame);
  matchMedia(DARK).addEventListener('change', () => tellScheme(frame));
  const observer = new MutationObserver(() => tellScheme(frame));
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
}

export {};
