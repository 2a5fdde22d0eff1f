import { serveSearch } from './serve.ts';

/** Searching beside the page: the page sends the port over which they speak. */
addEventListener('message', ({ ports }) => {
  if (ports[0] !== undefined) serveSearch(ports[0]);
});
