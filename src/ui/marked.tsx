import type { ReactElement } from 'react';

type Props = { readonly text: string; readonly terms?: readonly string[] | undefined };

/** A text in which the words that were looked for are marked. */
export function Marked({ text, terms = [] }: Props): ReactElement {
  const wanted = terms.filter((term) => term !== '').map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) return <>{text}</>;
  const parts = text.split(new RegExp(`(${wanted.join('|')})`, 'giu'));
  return <>{parts.map((part, place) => (place % 2 ? <mark key={`${place}-${part}`}>{part}</mark> : part))}</>;
}
