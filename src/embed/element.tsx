import { absolute } from '../article/address.ts';
import type { Loaded } from '../data/load.ts';
import { loadSanitizer, nodesOf } from '../data/sanitize.ts';
import { embedWords, language } from '../locale/article-words.ts';
import type { HeadingLevel } from '../ui/entry.ts';
import { setTrustedHtml } from '../ui/raw-html.tsx';
import { Failed } from './failed.tsx';
import { findQuickly } from './find-quickly.ts';
import type { Wish } from './kept-article.ts';
import { late } from './late.ts';
import { articleIn, loadBundle } from './load-article.ts';
import { cleanText } from './place.ts';
import { loadRich, type Rich, richFor } from './rich-parts.ts';
import { sheetOf } from './sheet.ts';
import { Shown } from './shown.tsx';
import { draw } from './still.ts';

/** `detail` of `carrel-load`. `src` is absolute; `title` and `url` are absent of what was prerendered. */
export type CarrelLoad = { readonly src: string; readonly title?: string; readonly url?: string };
/**
 * `detail` of `carrel-error`. The error's `name` says what happened: `Unreachable`, `TimedOut`, `NotFound`,
 * `ServerFault`, `NotJson`, `BadBundle` (its `problems` say why, by path), `WrongHash` (not what `integrity` names), or
 * `TypeError` (the page's policy on Trusted Types forbids cleaning).
 */
export type CarrelError = { readonly src: string; readonly error: Error };

const NAME = 'carrel-article';

// Where there is no DOM the class is made but never used, so that importing it is safe everywhere.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<carrel-article src="…">`: an article in anybody's page, in an open shadow tree. What stands inside the element, a
 * link to the article at best, is shown until it has come, and where there is no script.
 *
 * @attr src - an article's address, its pointer (`oembed/<slug>.json`) or a bundle; relative ones mean the page
 * @attr integrity - `sha256-<base64>` of the bundle's bytes, as in Subresource Integrity; another bundle is refused
 * @attr keep - keeps the article in the page's origin (Cache Storage `carrel-article`), so that it can be read when its
 *   site does not answer; without it nothing is stored at all
 * @attr heading-level - 1 to 6, level of the headline, from which headings in the text follow; 2 where it is left out
 * @attr theme - `light` or `dark`, on a ground of its own; where it is left out the page's `color-scheme` decides, and
 *   there is no ground
 * @attr lang - BCP 47, for dates; English where it is left out
 *
 * @fires carrel-load - the article stands there; `detail.src`, `detail.title`, `detail.url`; composed, bubbles
 * @fires carrel-error - it cannot be had; `detail.src`, and `detail.error`, whose `name` says why; composed, bubbles
 *
 * @slot - what is shown until the article has come
 * @csspart article - all of it; in it, in this order:
 * @csspart topic - the line above the headline
 * @csspart headline - the heading
 * @csspart standfirst - the summary below it
 * @csspart byline - who, when, how long
 * @csspart picture - figure with the lead picture and its caption
 * @csspart body - the text
 * @csspart attachments - sounds and files that came with it
 * @csspart topics - the list at the end
 * @csspart empty - what stands in place of the text where an article came without one
 * @csspart waiting - what stands there until the article has come, where nothing stands inside the element
 * @csspart failed - what stands there instead when the article cannot be had
 *
 * @cssprop --carrel-ink - colour of the text
 * @cssprop --carrel-soft - colour of captions, bylines and the like
 * @cssprop --carrel-accent - colour of links and of the topic
 * @cssprop --carrel-rule - colour of lines
 * @cssprop --carrel-paper - ground, where `theme` is set; `transparent` for none
 * @cssprop --carrel-font - family of headline and text
 * @cssprop --carrel-label-font - family of bylines, captions and labels
 * @cssprop --carrel-text - size of the text, a length; between 1.125 and 1.25 rem where it is left out
 * @cssprop --carrel-measure - width of the text, a length; about 66 characters where it is left out
 * @cssprop --carrel-rem - what the article takes for 1rem, a length; for pages that set the size of their root
 */
class CarrelArticle extends Base {
  static readonly observedAttributes = ['src', 'integrity', 'keep', 'heading-level', 'lang'];
  #asked = '';
  #turn = 0;
  #end: (() => void) | undefined;

  connectedCallback(): void {
    void this.#show();
  }

  attributeChangedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const turn = ++this.#turn;
    // Attributes change one after the other, and moving an element takes it out and puts it in again: all in one task.
    // And what was prerendered is read by the parser after the element's own tag: only what follows says that it is there.
    do await nextTask();
    while (document.readyState === 'loading' && !(this.firstChild ?? this.nextSibling));
    const attributes = CarrelArticle.observedAttributes.map((name) => this.getAttribute(name));
    const [given, integrity, keep, level, lang] = attributes;
    const asked = String(attributes);
    if (turn !== this.#turn || !this.isConnected || asked === this.#asked) return;
    this.#asked = asked;
    const src = given && (absolute(given, document.baseURI) ?? given);
    // Styles that do not come are no reason to show nothing.
    const look = import('./look.ts').catch(() => undefined);
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    /** False where something else is asked for by now. */
    const dressed = async (rich?: Rich) => {
      const sheets = [(await look)?.css ?? '', rich?.css ?? ''].map(sheetOf);
      if (turn !== this.#turn) return false;
      shadow.adoptedStyleSheets = sheets;
      if (rich) shadow.addEventListener('click', rich.followInside);
      return true;
    };
    // For what is shown until then.
    void dressed();
    const tell = (what: string, detail: object) =>
      this.dispatchEvent(
        new CustomEvent(`carrel-${what}`, { detail: { src, ...detail }, bubbles: true, composed: true }),
      );
    try {
      const drawn = this.#end ? null : shadow.querySelector('article');
      if (drawn) {
        // The host's own server has drawn it already, in a declarative shadow tree.
        const rich = await loadRich();
        if (!(await dressed(rich))) return;
        this.#end = rich.reachScrollers(drawn);
        tell('load', {});
        return;
      }
      if (!src || !shadow.firstChild) this.#draw(shadow, () => <slot>{src && <Waiting />}</slot>);
      if (!src) return;
      const headline = (/^[1-6]$/.test(level ?? '') ? Number(level) : 2) as HeadingLevel;
      const { article, html, rich } = await prepare(src, headline, { integrity, keep });
      if (!(await dressed(rich))) return;
      this.#draw(shadow, () => (
        <Shown article={article} html={html} headingLevel={headline} locale={lang || language} />
      ));
      tell('load', { title: article.title, url: article.url });
    } catch (error) {
      if (!(await dressed())) return;
      this.#asked = '';
      this.#draw(shadow, () => <Failed error={error} src={src ?? ''} />);
      tell('error', { error });
    }
  }

  #draw(into: ShadowRoot, make: Parameters<typeof draw>[1]): void {
    this.#end?.();
    this.#end = draw(into, make);
  }
}

/** All that is drawn of an article; what only some articles or elements need is fetched for it. */
async function prepare(src: string, headline: number, wish: Wish) {
  const find = (loaded: Loaded) => articleIn(loaded, findQuickly);
  const load = async () => {
    if ((wish.integrity ?? wish.keep) == null) return find(await loadBundle(src));
    const { keptArticle } = await late(import('./kept-article.ts'));
    return keptArticle(src, wish, { load: loadBundle, find });
  };
  const [found, sanitize] = await Promise.all([load(), late(loadSanitizer())]);
  const { article } = found;
  // Twenty that come at once are twenty tasks, between which the page answers.
  await nextTask();
  const html = cleanText(found, sanitize, { headline });
  return { article, html, rich: await richFor(article, html) };
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

const Waiting = () => (
  <p role="status" part="waiting">
    {embedWords.waiting}
  </p>
);

setTrustedHtml(nodesOf);

if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, CarrelArticle);

export type { CarrelArticleAttributes } from './attributes.ts';
/** The element's class, for types alone: a page makes elements by their name. */
export type { CarrelArticle };

type CarrelEvents = {
  'carrel-load': CustomEvent<CarrelLoad>;
  'carrel-error': CustomEvent<CarrelError>;
};

declare global {
  interface HTMLElementTagNameMap {
    [NAME]: CarrelArticle;
  }
  interface HTMLElementEventMap extends CarrelEvents {}
  /** Both bubble, so that a page may listen once for all of its articles. */
  interface DocumentEventMap extends CarrelEvents {}
}
