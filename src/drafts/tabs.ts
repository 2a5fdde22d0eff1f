import { forgotten, openChannel } from '../store/channel.ts';
import { asPlain, isAmount, isText } from '../store/plain.ts';
import { checkRecord, type DraftRecord } from './record.ts';

/** What tabs tell each other about drafts. */
export type News =
  | { readonly kind: 'wrote'; readonly record: DraftRecord }
  | { readonly kind: 'discarded'; readonly articleId: string }
  /** These texts were posted, and lie in the outbox now. */
  | { readonly kind: 'posted'; readonly articleId: string; readonly records: readonly RecordRef[] }
  | { readonly kind: 'forgotten' };

/** A tab's record up to a revision. */
export type RecordRef = { readonly tab: string; readonly revision: number };

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
  const { kind, record, articleId, records } = asPlain(asPlain(message)?.['drafts']) ?? {};
  if (kind === 'discarded' && isText(articleId)) return { kind, articleId };
  if (kind === 'posted' && isText(articleId) && Array.isArray(records))
    return { kind, articleId, records: records.flatMap(checkRef) };
  const written = kind === 'wrote' ? checkRecord(record) : undefined;
  return written && { kind: 'wrote', record: written };
}

function checkRef(value: unknown): RecordRef[] {
  const { tab, revision } = asPlain(value) ?? {};
  return isText(tab) && isAmount(revision) ? [{ tab, revision }] : [];
}
