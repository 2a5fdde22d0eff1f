import type { ReactElement } from 'react';
import { isWeb } from '../article/address.ts';
import type { Attachment } from '../article/types.ts';
import { rareWords } from '../locale/article-words.ts';
import { formatBytes } from '../locale/numbers.ts';
import styles from './article-attachments.module.css';

type Props = { readonly attachments: readonly Attachment[]; readonly locale: string };

/** What came with the article: sound to be heard here, anything else as a link with its size. */
export function Attachments({ attachments, locale }: Props): ReactElement | null {
  const safe = attachments.filter(({ url }) => isWeb(url));
  if (safe.length === 0) return null;
  return (
    <section part="attachments" className={styles['attachments']} aria-label={rareWords.attachments}>
      <ul>
        {safe.map((attachment) => (
          <li key={attachment.url}>
            <Played attachment={attachment} />
            <a href={attachment.url}>{nameOf(attachment)}</a>
            {attachment.sizeInBytes ? <span> {formatBytes(attachment.sizeInBytes, locale)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Played({ attachment }: { readonly attachment: Attachment }): ReactElement | null {
  if (!attachment.mimeType.startsWith('audio/')) return null;
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a feed's enclosure brings no captions; the article is its text
  return <audio controls preload="none" src={attachment.url} aria-label={nameOf(attachment)} />;
}

function nameOf({ title, url, mimeType }: Attachment): string {
  return title ?? (URL.canParse(url) ? decoded(new URL(url).pathname.split('/').at(-1)) : undefined) ?? mimeType;
}

function decoded(name: string | undefined): string | undefined {
  try {
    return name ? decodeURIComponent(name) : undefined;
  } catch {
    return name;
  }
}
