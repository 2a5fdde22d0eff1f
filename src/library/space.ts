import { isAmount } from '../store/plain.ts';
import type { ArticleRow } from '../store/schema.ts';

export type Space = {
  /** Bytes that the browser counts for the whole origin and allows it, where it says so. */
  readonly usage?: number;
  readonly quota?: number;
  /** How many articles are kept, and the bytes of their JSON. */
  readonly articles: number;
  readonly bytes: number;
};

export async function measureSpace(rows: readonly ArticleRow[]): Promise<Space> {
  const { usage, quota } = await estimate();
  return {
    ...(isAmount(usage) && { usage }),
    ...(isAmount(quota) && { quota }),
    articles: rows.length,
    bytes: rows.reduce((sum, row) => sum + row.bytes, 0),
  };
}

/** Missing outside secure contexts, and refused in some private modes. */
async function estimate(): Promise<StorageEstimate> {
  try {
    return await navigator.storage.estimate();
  } catch {
    return {};
  }
}
