import type { Export, ExportItem } from './export.ts';
import { plain } from './post.ts';
import type { Surrounding, Upload } from './surrounding.ts';

/** What each post of an export may refer to: uploads and shared blocks lie in the same file, before it or behind. */
export function surroundingIn({ items }: Export): (item: ExportItem) => Surrounding {
  const uploads = new Map<number, Upload>();
  const children = new Map<number, ExportItem[]>();
  const blocks = new Map<number, ExportItem>();
  for (const item of items) {
    const type = item.fields.get('wp:post_type');
    if (type === 'wp_block') blocks.set(number(item, 'wp:post_id'), item);
    if (type !== 'attachment') continue;
    const parent = number(item, 'wp:post_parent');
    uploads.set(number(item, 'wp:post_id'), uploadOf(item));
    children.set(parent, [...(children.get(parent) ?? []), item]);
  }
  const around = (item: ExportItem, above: readonly number[] = []): Surrounding => ({
    post: number(item, 'wp:post_id'),
    upload: (id) => uploads.get(id),
    uploadsOf: (post) => (children.get(post) ?? []).toSorted(byPlace).map(uploadOf),
    meta: (key) => item.meta.get(key),
    shared: (id) => {
      const block = above.includes(id) ? undefined : blocks.get(id);
      if (block === undefined) return undefined;
      return { html: block.fields.get('content:encoded') ?? '', around: around(block, [...above, id]) };
    },
  });
  return around;
}

const number = (item: ExportItem, name: string) => Number(item.fields.get(name) ?? 0);

/** As galleries show them: by their place in the menu, then in the order of upload. */
const byPlace = (a: ExportItem, b: ExportItem) =>
  number(a, 'wp:menu_order') - number(b, 'wp:menu_order') || number(a, 'wp:post_id') - number(b, 'wp:post_id');

function uploadOf(item: ExportItem): Upload {
  const { fields, meta } = item;
  return {
    id: number(item, 'wp:post_id'),
    address: (fields.get('wp:attachment_url') || fields.get('guid') || '').trim(),
    title: plain(fields.get('title') ?? ''),
    alt: plain(meta.get('_wp_attachment_image_alt') ?? ''),
    caption: (fields.get('excerpt:encoded') ?? '').trim(),
  };
}
