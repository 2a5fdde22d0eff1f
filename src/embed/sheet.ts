import article from '../ui/article.module.css?inline';
import attachments from '../ui/article-attachments.module.css?inline';
import body from '../ui/article-body.module.css?inline';
import byline from '../ui/article-byline.module.css?inline';
import picture from '../ui/article-picture.module.css?inline';
import topics from '../ui/article-topics.module.css?inline';
import tokens from '../ui/tokens.css?inline';
import host from './element.css?inline';
import reset from './reset.css?inline';

let made: CSSStyleSheet | undefined;

/**
 * One sheet for all elements of a page; a constructed one, which a strict policy lets through. `1rem` is what the host
 * says by `--carrel-rem`, as many pages set the size of their root to make `rem` a round number.
 */
export function sheet(): CSSStyleSheet {
  if (made === undefined) {
    const text = tokens + reset + article + byline + picture + body + topics + attachments + host;
    made = new CSSStyleSheet();
    made.replaceSync(text.replace(/(?<!@[^{]*)(?<![\w.])([\d.]+)rem\b/g, 'calc($1*var(--carrel-rem,1rem))'));
  }
  return made;
}
