import { parseBytes } from '../article/json.ts';
import { type Clock, type Limits, startClock } from './clock.ts';
import { isLoadError, type LoadError, NotFound, NotJson, ServerFault, TimedOut, Unreachable } from './failures.ts';

export type LoadOptions = Limits & {
  /** `no-cache` for names whose content changes, `default` for names that hold a hash, `reload` when that deceived. */
  readonly cache?: 'default' | 'no-cache' | 'reload';
  /** Lets an answer come from another origin than the one asked, as foreign feeds may. */
  readonly anyOrigin?: boolean;
  /** Hears how the request ended; `undefined` is an answer. Not called for what the caller aborted. */
  readonly heard?: (failure: LoadError | undefined) => void;
};

/** A JSON document: its value, the bytes over which hashes are taken, and the address it finally came from. */
export type Loaded = { readonly value: unknown; readonly bytes: Uint8Array; readonly address: string };

/**
 * Fetches JSON: the only `fetch` of the app.
 *
 * @throws LoadError (Unreachable, TimedOut, NotFound, ServerFault, NotJson), or the signal's own reason
 */
export async function loadJson(address: string, options: LoadOptions = {}): Promise<Loaded> {
  const clock = startClock(options);
  try {
    const loaded = await request(address, options, clock);
    options.heard?.(undefined);
    return loaded;
  } catch (error) {
    options.signal?.throwIfAborted();
    const failure = named(error, address, clock.ranOut());
    options.heard?.(failure);
    throw failure;
  } finally {
    clock.stop();
  }
}

/**
 * Fetches JSON of any origin, by less code: for the element, whose script everybody's pages carry.
 *
 * @param timeout milliseconds until the last byte
 * @throws LoadError
 */
export async function loadForeignJson(address: string, timeout: number): Promise<Loaded> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(address, { signal });
    checkStatus(response, address);
    return parsed(new Uint8Array(await response.arrayBuffer()), address, response.url || address);
  } catch (error) {
    throw named(error, address, signal.aborted);
  }
}

async function request(address: string, options: LoadOptions, clock: Clock): Promise<Loaded> {
  const { cache = 'default' } = options;
  const response = await clock.guard(fetch(address, { cache, signal: clock.signal, credentials: 'same-origin' }));
  const from = response.url || address;
  if (!options.anyOrigin && originOf(from) !== originOf(address))
    throw new NotJson(address, new Error(`answered by ${from}`));
  checkStatus(response, address);
  return parsed(await readBody(response, clock), address, from);
}

function parsed(bytes: Uint8Array, asked: string, from: string): Loaded {
  const { value, reason } = parseBytes(bytes);
  if (reason === undefined) return { value, bytes, address: from };
  if (isOwnPage(bytes)) throw new NotFound(asked, new Error(reason));
  throw new NotJson(asked, new Error(reason));
}

function checkStatus({ status, ok }: Response, asked: string): void {
  if (status === 404 || status === 410) throw new NotFound(asked);
  if (status === 511) throw new NotJson(asked, new Error('the network wants a sign-in'));
  if (!ok) throw new ServerFault(asked, status);
}

const originOf = (address: string) => new URL(address, globalThis.location?.href).origin;

async function readBody(response: Response, clock: Clock): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await clock.guard(reader.read());
    clock.started();
    if (done) return joined(chunks);
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Hosts made for one-page apps answer 200 with the app itself for a file that they do not have. */
const isOwnPage = (bytes: Uint8Array) => new TextDecoder().decode(bytes.slice(0, 1024)).includes(' data-base="');

function named(error: unknown, address: string, ranOut: boolean): LoadError {
  if (isLoadError(error)) return error;
  return ranOut ? new TimedOut(address, error) : new Unreachable(address, error);
}
