import { lookup } from 'mrmime';
import { absolute, isWeb } from '../../../article/address.ts';
import type { Attachment } from '../../../article/types.ts';
import { type LeadPicture, lost, type Note } from '../entry.ts';
import type { Enclosure, Item } from './item.ts';
import { titleOf } from './plain.ts';

/**
 * What comes with an item: each file once, with an address that can be opened.
 *
 * @param base web address, if any
 * @param lead address of the picture that is shown already
 */
export function attachmentsOf(
  { enclosures }: Item,
  base: string | undefined,
  lead: string | undefined,
): { attachments: Attachment[]; notes: Note[] } {
  const attachments = new Map<string, Attachment>();
  const notes: Note[] = [];
  for (const enclosure of enclosures) {
    const url = absolute(enclosure.url, base);
    if (url === undefined || !isWeb(url))
      notes.push(lost(`file left out, its address leads nowhere: ${enclosure.url}`));
    else if (url !== lead && !attachments.has(url)) attachments.set(url, attachmentOf(url, enclosure));
  }
  return { attachments: [...attachments.values()], notes };
}

function attachmentOf(url: string, { type = '', title, bytes, seconds }: Enclosure): Attachment {
  const named = title === undefined ? '' : titleOf(title, undefined);
  return {
    url,
    mimeType: /^[\w.+-]+\/[\w.+-]+/.test(type) ? type : (lookup(new URL(url).pathname) ?? 'application/octet-stream'),
    ...(named === '' ? {} : { title: named }),
    ...(isCount(bytes) ? { sizeInBytes: bytes } : {}),
    ...(isCount(seconds) ? { durationInSeconds: Math.round(seconds) } : {}),
  };
}

const isCount = (number: number | undefined): number is number =>
  number !== undefined && number >= 1 && Number.isSafeInteger(Math.round(number));

/** The first picture of the item, which is its best. */
export function leadOf({ pictures }: Item, base: string | undefined): LeadPicture | undefined {
  for (const { url, words } of pictures) {
    const address = absolute(url, base) ?? (base === undefined ? url : undefined);
    if (address === undefined || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)) continue;
    const alt = words === undefined ? '' : titleOf(words, undefined);
    return { address, ...(alt === '' ? {} : { alt }) };
  }
  return undefined;
}
