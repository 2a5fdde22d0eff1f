import { forgotten, openChannel } from '../store/channel.ts';
import { asPlain, isText } from '../store/plain.ts';
import { checkRecord, type DraftRecord } from './record.ts';

/** What tabs tell each other about drafts. */
export type News =
  | { readonly kind: 'wrote'; readonly record: DraftRecord }
  | { readonly kind: 'discarded'; readonly articleId: string }
  | { readonly kind: 'forgotten' };

export type Tabs = { tell(news: News): void; close(): void };

export function openTabs(base: string, hear: (news: News) => void): Tabs {
  const channel = openChannel(base, (message) => {
    const news = checkNews(message);
    if (news) hear(news);
  });
  return { tell: (news) => channel.tell({ drafts: news }), close: () => channel.close() };
}

function checkNews(message: unknown): News | undefined {
  if (message === forgotten) return { kind: 'forgotten' };
  const { kind, record, articleId } = asPlain(asPlain(message)?.['drafts']) ?? {};
  if (kind === 'discarded' && isText(articleId)) return { kind, articleId };
  const written = kind === 'wrote' ? checkRecord(record) : undefined;
  return written && { kind: 'wrote', record: written };
}
