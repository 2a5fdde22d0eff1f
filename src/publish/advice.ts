import type { Published } from './article.ts';
import type { Config } from './config.ts';
import { count } from './report.ts';

/** Hosts often take no more files than this. */
const FILES_OF_A_HOST = 20_000;

/** What a publisher should know about a site that is there, article by article all well. */
export function advise({ url, redirects }: Config, articles: readonly Published[], files: number): string[] {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const lost = [...redirects].filter(([, to]) => !/^https?:/.test(to) && !slugs.has(to));
  return [
    ...lost.map(([from, to]) => `the redirect from ${from} leads to ${to}, which is no article here.`),
    ...(url === undefined ? ['without --url the feeds hold relative addresses, and there is no sitemap.'] : []),
    ...(files > FILES_OF_A_HOST
      ? [`${count(files, 'file')}: some hosts take only ${FILES_OF_A_HOST.toLocaleString('en')}.`]
      : []),
  ];
}
