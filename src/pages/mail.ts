import type { Fields } from '../drafts/record.ts';
import { commentWords } from '../locale/comment-words.ts';

/** A `mailto:` address (RFC 6068) with the comment in it, to the editors where the edition names them. */
export function mailComment(contact: string | undefined, title: string, fields: Fields): string {
  const lines = [fields.comment, '', fields.name, fields.email, fields.website].join('\n').trimEnd().toWellFormed();
  const subject = encodeURIComponent(commentWords.subject(title).toWellFormed());
  const body = encodeURIComponent(lines.replaceAll(/\r?\n/g, '\r\n'));
  return `mailto:${encodeURIComponent(contact ?? '').replace('%40', '@')}?subject=${subject}&body=${body}`;
}
