import { postComment } from '../data/post.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { createOutbox } from '../drafts/outbox.ts';
import { startRounds } from '../drafts/rounds.ts';
import { createKeptComments } from '../library/kept-comments.ts';
import { requestSync } from '../offline/sync.ts';
import type { Connection } from '../store/connection.ts';

/** What posting stands on, started; one for each page. */
export function startOutbox(connection: Connection, drafts: Drafts, home: string) {
  const outbox = createOutbox(connection, drafts, postComment);
  startRounds(outbox);
  return {
    outbox,
    keptComments: createKeptComments(connection),
    requestSync: () => void requestSync(home),
  };
}
