import { postComment } from '../../data/post.ts';
import { createLetterBox } from '../../drafts/letter-box.ts';
import { SYNC_TAG, sendWaiting } from '../../drafts/sending.ts';
import { openChannel } from '../../store/channel.ts';
import { connect } from '../../store/connection.ts';

/** An event of Background Sync, which TypeScript's library lacks. */
type SyncEvent = Event & { readonly tag: string; waitUntil(work: Promise<unknown>): void };

/** What `addEventListener` of a worker takes for it. */
export type Listen = (type: string, hear: (event: Event) => void) => void;

/** Sends what waits in the outbox when the browser says that there is a network again. */
export function answerSync(listen: Listen, home: string): void {
  listen('sync', (event) => {
    const { tag } = event as SyncEvent;
    if (tag === SYNC_TAG) (event as SyncEvent).waitUntil(postWaiting(new URL(home).pathname));
  });
}

/** Rejects while something still waits: the browser then tries again later. */
export async function postWaiting(base: string): Promise<void> {
  const connection = connect(base);
  const channel = openChannel(base, () => {});
  try {
    const heard = () => channel.tell({ outbox: 'changed' });
    const left = await sendWaiting({ base, box: createLetterBox(connection), post: postComment, by: 'worker', heard });
    if (left > 0) throw new Error(`${left} still wait`);
  } finally {
    channel.close();
    connection.close();
  }
}
