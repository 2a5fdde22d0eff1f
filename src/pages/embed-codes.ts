import { escapeHtml } from '../article/text.ts';

/** What puts an article into somebody else's page, and where it can be seen as it stands there. */
export type EmbedCodes = { readonly element: string; readonly frame: string; readonly preview: string };

/** @param home absolute address of the site, ending in a slash */
export function embedCodes(home: string, slug: string, title: string): EmbedCodes {
  const at = (path: string) => escapeHtml(new URL(path, home).href);
  const name = encodeURIComponent(slug);
  const page = at(`articles/${name}/`);
  const frame = at(`embed/?article=${name}`);
  return {
    element: `<script src="${at('embed/carrel-article.js')}" async></script>
<carrel-article src="${page}"><a href="${page}">${escapeHtml(title)}</a></carrel-article>`,
    frame: `<iframe src="${frame}" title="${escapeHtml(title)}" width="600" height="480" loading="lazy" style="border: 0; max-width: 100%"></iframe>
<script src="${at('embed/carrel-frame.js')}" async></script>`,
    preview: new URL(`embed/?article=${name}`, home).href,
  };
}
