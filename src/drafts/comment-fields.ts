import type { Fields } from './record.ts';
import { trimInvisible } from './visible.ts';
import { websiteAddress } from './website.ts';

/**
 * The fields as they leave: name and addresses without what cannot be seen at their ends, the website in full, and
 * halves of characters, which no place can read, as U+FFFD. The comment itself is as it was typed.
 */
export function sentFields({ comment, name, email, website }: Fields): Fields {
  return {
    comment: comment.toWellFormed(),
    name: trimInvisible(name).toWellFormed(),
    email: trimInvisible(email).toWellFormed(),
    website: websiteAddress(website) ?? '',
  };
}
