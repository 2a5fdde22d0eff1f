import { createRoot, type Root } from 'react-dom/client';
import article from '../ui/article.module.css?inline';
import attachments from '../ui/article-attachments.module.css?inline';
import body from '../ui/article-body.module.css?inline';
import byline from '../ui/article-byline.module.css?inline';
import picture from '../ui/article-picture.module.css?inline';
import topics from '../ui/article-topics.module.css?inline';
import base from '../ui/base.css?inline';
import tokens from '../ui/tokens.css?inline';
import { ArticleFrom } from './article-from.tsx';
import host from './element.css?inline';

const NAME = 'carrel-article';

/**
 * `<carrel-article src="…">`: an article in anybody's page. What stands inside it is shown where there is no script.
 *
 * @attr src - an article's address, its pointer (`oembed/<slug>.json`) or a bundle
 * @attr theme - `light` or `dark`; as the reader's device has it where it is left out
 * @attr heading-level - 1 to 6, level of the headline; 2 where it is left out
 * @attr lang - BCP 47, for dates
 * @fires carrel-load - the article stands there; composed, bubbles
 * @fires carrel-error - it cannot be had; `detail.error` says why; composed, bubbles
 */
// Where there is no DOM the class is made but never used, so that importing it is safe everywhere.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class CarrelArticle extends Base {
  static readonly observedAttributes = ['src', 'heading-level', 'lang'];
  #root: Root | undefined;

  connectedCallback(): void {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [styles()];
    this.#root ??= createRoot(shadow);
    this.#draw();
  }

  disconnectedCallback(): void {
    // Moving an element takes it out and puts it in again in the same task: only one that stays out is emptied.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = undefined;
    });
  }

  attributeChangedCallback(): void {
    this.#draw();
  }

  #draw(): void {
    const src = this.getAttribute('src');
    if (src === null || src === '') return this.#root?.render(<slot />);
    this.#root?.render(
      <ArticleFrom
        src={new URL(src, document.baseURI).href}
        headingLevel={levelIn(this.getAttribute('heading-level'))}
        locale={this.lang || 'en'}
        onLoad={() => this.#tell('carrel-load', { src })}
        onError={(error) => this.#tell('carrel-error', { src, error })}
      >
        <slot />
      </ArticleFrom>,
    );
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function levelIn(text: string | null): 1 | 2 | 3 | 4 | 5 | 6 {
  const level = Number(text ?? 2);
  return level === 1 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

let sheet: CSSStyleSheet | undefined;

/** One sheet for all elements of a page; a constructed one, which a strict policy lets through. */
function styles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([tokens, base, article, byline, picture, body, topics, attachments, host].join('\n'));
  }
  return sheet;
}

if (typeof customElements !== 'undefined' && customElements.get(NAME) === undefined)
  customElements.define(NAME, CarrelArticle);
