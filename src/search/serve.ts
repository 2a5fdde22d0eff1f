import type { EditionFound } from '../data/edition.ts';
import { createServices } from '../data/services.ts';
import { createKeptSearch } from '../library/kept-search.ts';
import { createLibrary } from '../library/library.ts';
import { connect } from '../store/connection.ts';
import { answerQuestion, rememberTexts } from './answer.ts';
import { createGatherer } from './gather.ts';
import type { Answer, Question } from './question.ts';

/** What the page says to the one who searches for it, and hears. */
export type Asked =
  | { readonly type: 'open'; readonly base: string; readonly address: string }
  | { readonly type: 'read'; readonly found: EditionFound }
  | { readonly type: 'ask'; readonly question: Question }
  | { readonly type: 'close' };
/** `more`: has been read since the last answer. */
export type Told = { readonly type: 'more' } | { readonly type: 'answer'; readonly answer: Answer };

/** Searches for the page at the other end of a port. */
export function serveSearch(port: MessagePort): void {
  let desk: ReturnType<typeof createDesk> | undefined;
  port.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
    switch (data.type) {
      case 'open':
        desk = createDesk(data, (told) => port.postMessage(told));
        break;
      case 'read':
        desk?.read(data.found);
        break;
      case 'ask':
        void desk?.ask(data.question);
        break;
      case 'close':
        desk?.close();
        port.close();
        break;
    }
  });
  port.start();
}

function createDesk({ base, address }: { base: string; address: string }, tell: (told: Told) => void) {
  const connection = connect(base);
  const library = createLibrary(connection.open, base);
  const loadSanitizer = () => Promise.reject(new Error('what is searched is not shown as HTML'));
  const services = createServices({ base, address, library, loadSanitizer });
  const gatherer = createGatherer(services, createKeptSearch(connection), () => tell({ type: 'more' }));
  const textKept = rememberTexts(services);
  const end = library.subscribe((change) => {
    if (change === 'all') gatherer.forget();
    if (change === 'articles') gatherer.readAgain();
  });
  return {
    read: gatherer.read,
    async ask(question: Question): Promise<void> {
      const archive = await gatherer.archive();
      const answer = await answerQuestion(textKept, archive, question, gatherer.progress());
      tell({ type: 'answer', answer });
    },
    close(): void {
      end();
      gatherer.stop();
      library.close();
      connection.close();
    },
  };
}
