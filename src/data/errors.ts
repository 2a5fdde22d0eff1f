import { words } from '../locale/words.ts';
import { isStoreError, type StoreError } from '../store/errors.ts';
import { isLoadError, type LoadError } from './failures.ts';

/** A failure in words: what happened, and the one thing to do about it. */
export type Explained = {
  readonly heading: string;
  readonly sentence: string;
  /** `retry` the same again; `home` to the front page; `offline` to what is on this device. */
  readonly way: 'retry' | 'home' | 'offline';
};

/** Any error in words for the reader. `what`: `article` where an article was asked for. Never throws. */
export function explain(error: unknown, what: 'article' | 'file' = 'file'): Explained {
  if (isLoadError(error)) return explainLoad(error, what);
  if (isStoreError(error)) return explainStore(error);
  return say(words.errors.unknown, 'retry');
}

function explainLoad(error: LoadError, what: 'article' | 'file'): Explained {
  const { errors, article } = words;
  switch (error.name) {
    case 'Unreachable':
      return say(errors.offline, 'offline');
    case 'NotOnDevice':
      return say({ title: errors.offline.title, sentence: article.notHere }, 'offline');
    case 'TimedOut':
      return say(errors.timedOut, 'retry');
    case 'NotFound':
      return what === 'article'
        ? say({ title: article.notFound, sentence: article.notFoundSentence }, 'home')
        : say(errors.notFound, 'home');
    case 'ServerFault':
      return say(errors.server(error.status), 'retry');
    case 'NotJson':
      return say(errors.notJson, 'retry');
    case 'WrongHash':
      return say(errors.wrongHash, 'retry');
    case 'BadBundle':
      return say(errors.badBundle, 'home');
    case 'NewerFormat':
      return say(errors.newer, 'offline');
    default:
      return error satisfies never;
  }
}

function explainStore(error: StoreError): Explained {
  switch (error.name) {
    case 'StoreUnavailable':
      return say(words.errors.storeUnavailable, 'home');
    case 'StoreBlocked':
      return say(words.errors.storeBlocked, 'retry');
    case 'StoreFull':
      return say(words.errors.storeFull, 'offline');
    default:
      return error satisfies never;
  }
}

const say = (what: { readonly title: string; readonly sentence: string }, way: Explained['way']): Explained => ({
  heading: what.title,
  sentence: what.sentence,
  way,
});
