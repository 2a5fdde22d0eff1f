import { absolute } from '../article/address.ts';
import { loadSanitizer, nodesOf } from '../data/sanitize.ts';
import { language } from '../locale/article-words.ts';
import { Article } from '../ui/article.tsx';
import type { HeadingLevel } from '../ui/entry.ts';
import { setTrustedHtml } from '../ui/raw-html.tsx';
import { Failed } from './failed.tsx';
import { cleanText } from './found-article.ts';
import { loadArticle } from './load-article.ts';
import { sheet } from './sheet.ts';
import { draw } from './still.ts';

const NAME = 'carrel-article';

// Where there is no DOM the class is made but never used, so that importing it is safe everywhere.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<carrel-article src="…">`: an article in anybody's page, in an open shadow tree. What stands inside the element, a
 * link to the article at best, is shown until it has come, and where there is no script.
 *
 * @attr src - an article's address, its pointer (`oembed/<slug>.json`) or a bundle; relative ones mean the page
 * @attr heading-level - 1 to 6, level of the headline; 2 where it is left out
 * @attr theme - `light` or `dark`, on a ground of its own; where it is left out the page's `color-scheme` decides, and
 *   there is no ground
 * @attr lang - BCP 47, for dates; English where it is left out
 *
 * @fires carrel-load - the article stands there; `detail.src`; composed, bubbles
 * @fires carrel-error - it cannot be had; `detail.src`, and `detail.error`, whose `name` says why; composed, bubbles
 *
 * @slot - what is shown until the article has come
 * @csspart article - all of it; in it, in this order:
 * @csspart topic - the line above the headline
 * @csspart headline
 * @csspart standfirst - the summary below it
 * @csspart byline - who, when, how long
 * @csspart picture - figure with the lead picture and its caption
 * @csspart body - the text
 * @csspart attachments - sounds and files that came with it
 * @csspart topics - the list at the end
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
  static readonly observedAttributes = ['src', 'heading-level', 'lang'];
  #asked = '';
  #turn = 0;
  #end = () => {};

  connectedCallback(): void {
    void this.#show();
  }

  attributeChangedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const turn = ++this.#turn;
    // Attributes change one after the other, and moving an element takes it out and puts it in again: all in one task.
    await Promise.resolve();
    const given = this.getAttribute('src') ?? '';
    const asked = ['heading-level', 'lang'].map((name) => this.getAttribute(name)).join() + given;
    if (turn !== this.#turn || !this.isConnected || asked === this.#asked) return;
    this.#asked = asked;
    if (given === '' || !this.shadowRoot?.firstChild) this.#draw(() => <slot />);
    if (given === '') return;
    const src = absolute(given, document.baseURI) ?? given;
    try {
      const [found, sanitize] = await Promise.all([loadArticle(src), loadSanitizer()]);
      if (turn !== this.#turn) return;
      const html = cleanText(found, sanitize);
      const [level, locale] = [levelIn(this.getAttribute('heading-level')), this.lang || language];
      this.#draw(() => <Article article={found.article} html={html} headingLevel={level} locale={locale} />);
      this.#tell('load', { src });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#asked = '';
      this.#draw(() => <Failed error={error} src={src} />);
      this.#tell('error', { src, error });
    }
  }

  #draw(make: Parameters<typeof draw>[1]): void {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet()];
    shadow.addEventListener('click', followInside);
    this.#end();
    this.#end = draw(shadow, make);
  }

  #tell(what: 'load' | 'error', detail: object): void {
    this.dispatchEvent(new CustomEvent(`carrel-${what}`, { detail, bubbles: true, composed: true }));
  }
}

/** A browser looks for the target of a link such as `#note-1` in the page, not in a shadow tree. */
function followInside(event: Event): void {
  const { target: clicked, currentTarget: tree } = event;
  if (!(clicked instanceof Element) || !(tree instanceof ShadowRoot)) return;
  const name = clicked.closest('a[href^="#"]')?.getAttribute('href')?.slice(1);
  const target = tree.getElementById(name ?? '');
  if (target === null) return;
  event.preventDefault();
  target.tabIndex = -1;
  target.focus();
}

function levelIn(text: string | null): HeadingLevel {
  return /^[1-6]$/.test(text ?? '') ? (Number(text) as HeadingLevel) : 2;
}

setTrustedHtml(nodesOf);

if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, CarrelArticle);

declare global {
  interface HTMLElementTagNameMap {
    [NAME]: HTMLElement;
  }
}
