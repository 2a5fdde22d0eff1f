/**
 * For pages that embed an article as an iframe: gives each frame the height of its article. One script serves all
 * frames of a page, those that come later too. Without it a frame keeps its own height and scrolls inside.
 */
addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  const height = heightIn(data);
  if (height === undefined) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${height}px`;
  }
});

/** CSS pixels; a page from elsewhere may send anything. */
function heightIn(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'carrel-height') return undefined;
  const height = 'height' in data ? data.height : undefined;
  return typeof height === 'number' && height >= 0 && height < 1e6 ? height : undefined;
}

export {};
