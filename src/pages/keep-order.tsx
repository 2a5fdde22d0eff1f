import { type ReactElement, useSyncExternalStore } from 'react';
import { explain } from '../data/errors.ts';
import type { OrderKey, Receipt } from '../library/orders.ts';
import { keepWords } from '../locale/keep-words.ts';
import { formatMoment } from '../locale/moments.ts';
import { formatBytes } from '../locale/numbers.ts';
import type { OrderState } from '../offline/orders.ts';
import { KeepPanel, type KeepState } from '../ui/keep-panel.tsx';
import { useServices } from './services.tsx';
import { useEdition } from './use-edition.ts';

/** "Keep the whole edition", "Keep this topic": nothing where there is nothing to keep, or nowhere. */
export function KeepOrder({ order }: { readonly order: OrderKey }): ReactElement | null {
  const orders = useServices().offline?.orders;
  const edition = useEdition().data?.edition;
  const state = useSyncExternalStore(
    orders?.subscribe ?? (() => () => {}),
    () => orders?.state(order),
    () => undefined,
  );
  const cost = order === 'edition' ? edition && { count: edition.articles, bytes: edition.bytes } : topicOf(order);
  if (orders === undefined || cost === undefined || cost.count === 0) return null;
  return (
    <KeepPanel
      action={order === 'edition' ? keepWords.edition : keepWords.topic}
      cost={keepWords.cost(cost.count, size(cost.bytes))}
      state={inWords(state, order)}
      onGive={() => orders.give(order)}
      onStop={() => orders.stop(order)}
      onWithdraw={() => orders.withdraw(order)}
    />
  );

  function topicOf(key: string) {
    return edition?.topics.find(({ tag }) => `topic:${tag}` === key);
  }
}

const size = (bytes = 0) => formatBytes(bytes, keepWords.language);

function inWords(state: OrderState | undefined, order: OrderKey): KeepState {
  switch (state?.kind) {
    case undefined:
      return { kind: 'none' };
    case 'bringing': {
      if (state.progress === undefined) return { kind: 'bringing', sentence: keepWords.looking };
      const { done, all, doneBytes, allBytes } = state.progress;
      return { kind: 'bringing', done, all, sentence: keepWords.bringing(done, all, size(doneBytes), size(allBytes)) };
    }
    case 'stopped':
      return { kind: 'stopped', sentence: keepWords.stopped };
    case 'failed':
      return { kind: 'failed', sentence: explain(state.error).sentence };
    case 'kept': {
      const kept = keepWords.kept[order === 'edition' ? 'edition' : 'topic'];
      return { kind: 'kept', sentence: kept, receipt: receiptInWords(state.receipt) };
    }
    default:
      return state satisfies never;
  }
}

function receiptInWords({ articles, bytes, missing, at }: Receipt): string {
  const when = formatMoment(at, new Date(), keepWords.language);
  if (missing > 0) return keepWords.partly(articles, size(bytes), missing, when);
  return keepWords.receipt(articles, size(bytes), when);
}
