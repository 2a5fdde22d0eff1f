import { css as core } from 'carrel:styles/core';
import { css as rich } from 'carrel:styles/rich';
import { escapeHtml } from '../article/text.ts';
import { sanitize } from '../data/sanitize.node.ts';
import { language } from '../locale/article-words.ts';
import type { HeadingLevel } from '../ui/entry.ts';
import { headlineOf } from '../ui/headline.ts';
import { findArticle } from './found-article.ts';
import { pageOf } from './load-article.ts';
import { cleanText } from './place.ts';
import { Shown } from './shown.tsx';
import { written } from './still-text.ts';

export type PrerenderOptions = {
  /** Absolute address of the article's page, its pointer or its bundle: the element's `src`. */
  readonly src: string;
  /** Absolute address the bundle came from, for the addresses and pictures in it; `src` where it is left out. */
  readonly address?: string;
  /** Which item to show, by its id; the first where it is left out. */
  readonly id?: string;
  /** Level of the headline, 1 to 6, from which headings in the text follow; 2 where it is left out. */
  readonly headingLevel?: HeadingLevel;
  /** BCP 47, for dates; English where it is left out. */
  readonly locale?: string;
  /**
   * Address of a style sheet (`embed/carrel-article.css` of a site, or a copy of it), for pages whose policy forbids
   * styles in the page. Without it the styles, about 13 kB, stand in the element.
   */
  readonly stylesheet?: string;
};

/**
 * A `<carrel-article>` as HTML with the article in it already, in a declarative shadow tree: it is read without script,
 * is there at the first paint, and nothing is fetched for it. The text is cleaned to the allow-list, as everywhere.
 *
 * @param bundle a JSON Feed document, as parsed
 * @throws TypeError where the bundle holds no article; its message says what is wrong with the bundle, by path
 */
export function prerenderArticle(bundle: unknown, options: PrerenderOptions): string {
  const { src, address = src, id, headingLevel = 2, locale = language, stylesheet } = options;
  const found = findArticle(bundle, address, id);
  if (found.article === undefined) throw new TypeError(`no article in ${src}: ${said(found.problems)}`);
  const { article } = found;
  const shown = (
    <Shown
      article={article}
      html={cleanText(found, sanitize, { headline: headingLevel })}
      headingLevel={headingLevel}
      locale={locale}
    />
  );
  const styles = stylesheet
    ? `<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`
    : `<style>${core}${rich}</style>`;
  const attributes = { src, 'heading-level': headingLevel, ...(options.locale ? { lang: options.locale } : {}) };
  return [
    `<carrel-article${Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
      .join('')}>`,
    `<template shadowrootmode="open">${styles}${written(shown)}</template>`,
    `<a href="${escapeHtml(pageOf(src))}">${escapeHtml(headlineOf(article))}</a></carrel-article>`,
  ].join('');
}

const said = (problems: readonly { readonly path: string; readonly reason: string }[]) =>
  problems.map(({ path, reason }) => `${path || 'the document'} ${reason}`).join('; ') || 'it holds no item of that id';
