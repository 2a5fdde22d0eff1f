import type { Drafts } from '../drafts/drafts.ts';
import { holdLock, isFree } from '../store/lock.ts';

/** After the last key, ms: a reader who thinks longer than this has a draft that is on the disk. */
const PAUSE = 5000;
/** Fields of the form whose texts are drafts. */
const FIELD = '[data-field]';

/**
 * Tells the other tabs as long as somebody types into a draft here (a composition of several keys too), or something
 * typed is not on the disk. The answer ends it.
 */
export function tellWriting(base: string, drafts: Pick<Drafts, 'kept' | 'allDrafts' | 'subscribe'>): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let letGo: (() => void) | undefined;
  let typing = false;
  let composing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    const writing = typing || composing || (!drafts.kept && drafts.allDrafts().length > 0);
    if (writing) letGo ??= holdLock(base, WRITING);
    else {
      letGo?.();
      letGo = undefined;
    }
  };
  const rest = () => {
    clearTimeout(timer);
    typing = false;
    look();
  };
  const type = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, PAUSE);
    typing = true;
    look();
  };
  const compose = (now: boolean) => (event: Event) => {
    if (!inDraft(event)) return;
    composing = now;
    look();
  };
  document.addEventListener('input', (event) => inDraft(event) && type(), { signal });
  document.addEventListener('compositionstart', compose(true), { signal });
  document.addEventListener('compositionend', compose(false), { signal });
  // Somebody who goes to another part of the page, such as the offer of a new version, types no more.
  document.addEventListener('focusout', (event) => event.relatedTarget !== null && rest(), { signal });
  const end = drafts.subscribe(look);
  return () => {
    end();
    stopping.abort();
    clearTimeout(timer);
    letGo?.();
  };
}

/** Resolves when nobody writes, in any tab; calls `wait` if that is not at once. Rejects with the signal's reason. */
export async function whenNobodyWrites(base: string, wait: () => void, signal: AbortSignal): Promise<void> {
  while (!(await isFree(base, WRITING))) {
    wait();
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    signal.throwIfAborted();
  }
}

const WRITING = 'writing';
/** Milliseconds. A lock that is asked for in earnest would keep other tabs from telling that they write, too. */
const LOOK_AGAIN = 500;

const inDraft = ({ target }: Event) => target instanceof Element && target.matches(FIELD);
