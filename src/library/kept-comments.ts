import { type Connection, inStore } from '../store/connection.ts';
import { asPlain, isText } from '../store/plain.ts';

/** One page of an article's comments as its place gave it. */
export type KeptPage = { readonly address: string; readonly raw: unknown };
export type KeptThread = { readonly pages: readonly KeptPage[]; readonly keptAt: string };
export type KeptComments = ReturnType<typeof createKeptComments>;

/** Articles whose comments are kept; a page of them is some 50 kB. */
const MOST = 200;

/** The comments that were read, for reading them without a network. Rejects with a StoreError. */
export function createKeptComments({ open }: Connection) {
  return {
    /** Puts a page at its place; pages behind it were of an older state, and go. */
    keep(articleId: string, index: number, page: KeptPage): Promise<void> {
      return inStore(open, async (database) => {
        const { store, done } = database.transaction('comments', 'readwrite');
        const before = index === 0 ? [] : pagesIn((await store.get(articleId))?.pages).slice(0, index);
        await store.put({ articleId, keptAt: new Date().toISOString(), pages: [...before, page] });
        if ((await store.count()) > MOST) {
          const rows = (await store.getAll()).toSorted((a, b) => (a.keptAt < b.keptAt ? -1 : 1));
          await Promise.all(rows.slice(0, -MOST).map((row) => store.delete(row.articleId)));
        }
        await done;
      });
    },
    read(articleId: string): Promise<KeptThread | undefined> {
      return inStore(open, async (database) => {
        const row = await database.get('comments', articleId);
        const pages = pagesIn(row?.pages);
        return row && pages.length > 0 && isText(row.keptAt) ? { pages, keptAt: row.keptAt } : undefined;
      });
    },
  };
}

function pagesIn(pages: unknown): KeptPage[] {
  return (Array.isArray(pages) ? pages : []).flatMap((page) => {
    const { address, raw } = asPlain(page) ?? {};
    return isText(address) ? [{ address, raw }] : [];
  });
}
