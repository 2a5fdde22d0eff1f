import type { Because } from '../article/related.ts';
import { words } from '../locale/words.ts';

/** Why an article is offered, in the reader's words. */
export function explainBecause(because: Because): string {
  switch (because.kind) {
    case 'said':
      return because.reason;
    case 'topic':
      return words.related.topic(because.topic);
    case 'author':
      return words.related.author(because.name);
    case 'newer':
      return words.related.newer;
    case 'older':
      return words.related.older;
  }
}
