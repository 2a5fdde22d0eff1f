import { absolute, isWeb } from '../../article/address.ts';
import { decodeBytes } from './charset.ts';

export type FetchOptions = {
  /** Media types, most wanted first. */
  readonly accept?: string;
  /** Milliseconds without a byte after which a server counts as hung; the whole may take twenty times as long. */
  readonly timeout?: number;
  /** Bytes, unpacked. */
  readonly limit?: number;
};

export type Fetched = {
  readonly bytes: Uint8Array;
  /** Where the document really lies: the last address, after all redirects. */
  readonly address: string;
  /** As sent, with its charset; empty where the server sent none. */
  readonly contentType: string;
  readonly headers: Headers;
  /** The bytes as text, by byte order mark, server, or the document itself. */
  text(): string;
};

/** A document could not be had. The message says what happened and what to do, and begins with the address. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed';
  /** Of the server's answer; absent where none came. */
  readonly status: number | undefined;
  /** What the server sent along with its refusal, at most 16 kB. */
  readonly body: string;

  constructor(message: string, { status, body = '', cause }: { status?: number; body?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.status = status;
    this.body = body;
  }
}

/** How often this program has asked the network so far. */
export const traffic = { requests: 0 };

const TIMEOUT_MS = 20_000;
const WHOLE = 20;
const LIMIT_BYTES = 100_000_000;
const REFUSAL_BYTES = 16_000;
/** Some hosts send nothing to programs that do not say who they are. */
const AGENT = 'Carrel (article reader; reads feeds for its publisher)';

/**
 * Gets a document from the web: the only place where the command talks to the network.
 *
 * @throws {FetchFailed} for no http(s) address, no connection, a cut or hung one, too much, or an answer that is not 2xx
 */
export async function fetchBytes(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { accept = '*/*', timeout = TIMEOUT_MS, limit = LIMIT_BYTES } = options;
  const target = isWeb(address) ? absolute(address) : undefined;
  if (target === undefined) throw new FetchFailed(`${address} is no http or https address.`);
  const patience = new Patience(timeout);
  traffic.requests += 1;
  try {
    const headers = { accept, 'user-agent': AGENT };
    const response = await fetch(target, { headers, signal: patience.signal, redirect: 'follow' });
    patience.renew();
    if (!response.ok) throw await refusal(target, response, patience);
    const bytes = await readBody(target, response, limit, patience);
    const contentType = response.headers.get('content-type') ?? '';
    const text = () => decodeBytes(bytes, contentType).text;
    return { bytes, address: response.url || target, contentType, headers: response.headers, text };
  } catch (error) {
    throw error instanceof FetchFailed ? error : new FetchFailed(explain(target, error, patience), { cause: error });
  } finally {
    patience.end();
  }
}

/** Ends a request when nothing has come for a while, or when the whole takes far too long. */
class Patience {
  readonly #controller = new AbortController();
  readonly #idle: number;
  #timer: NodeJS.Timeout;
  readonly #whole: NodeJS.Timeout;

  constructor(idle: number) {
    this.#idle = idle;
    this.#timer = this.#wait();
    this.#whole = setTimeout(() => this.#controller.abort(), idle * WHOLE);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get seconds(): number {
    return this.#idle / 1000;
  }

  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#wait();
  }

  end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#whole);
  }

  #wait(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), this.#idle);
  }
}

async function readBody(address: string, { body }: Response, limit: number, patience: Patience): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    patience.renew();
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw new FetchFailed(`${address} is larger than ${megabytes(limit)}: it was not read.`);
  }
  return Buffer.concat(chunks);
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;

async function refusal(address: string, response: Response, patience: Patience): Promise<FetchFailed> {
  const { status } = response;
  const bytes = await readBody(address, response, REFUSAL_BYTES, patience).catch(() => new Uint8Array());
  const moved = response.redirected ? ` (by way of ${response.url})` : '';
  const body = decodeBytes(bytes, response.headers.get('content-type') ?? '').text;
  return new FetchFailed(`${address} was refused with ${status}${moved}: ${meaning(status)}`, { status, body });
}

function meaning(status: number): string {
  if (status === 404 || status === 410) return 'nothing is there. Look whether the address is right.';
  if (status === 401 || status === 403) return 'the server does not let this command read it.';
  if (status === 429) return 'the server asks for fewer requests. Try again later.';
  return status >= 500 ? 'the server has a fault. Try again later.' : 'the server does not answer as asked.';
}

/** What Node says when there is no connection, in words. */
const CAUSES: Record<string, string> = {
  ENOTFOUND: 'there is no host of this name. Look whether the address is right.',
  EAI_AGAIN: 'its host was not found. Look whether this machine is connected.',
  ECONNREFUSED: 'nothing answers there. Look whether the server runs.',
  ECONNRESET: 'the connection was cut. Try again.',
  UND_ERR_SOCKET: 'the connection was cut. Try again.',
  UND_ERR_CONNECT_TIMEOUT: 'the server did not answer in time. Try again later.',
  CERT_HAS_EXPIRED: 'its certificate has expired, so nobody can tell whose answer it is.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody else, so nobody can tell whose answer it is.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host.',
};

function explain(address: string, error: unknown, patience: Patience): string {
  const late = `the server sent nothing for ${patience.seconds} s, or took far too long. Try again later.`;
  if (patience.signal.aborted) return `${address} could not be read: ${late}`;
  const code = codeOf(error);
  const told = (code === undefined ? undefined : CAUSES[code]) ?? lastWords(error);
  return `${address} could not be read: ${told}`;
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return codeOf(error.cause) ?? code;
}

function lastWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return lastWords(error.cause);
  return error.message === 'terminated' ? 'the connection was cut. Try again.' : `${error.message}.`;
}
