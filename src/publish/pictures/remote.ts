import { type Fetched, FetchFailed, fetchBytes } from '../sources/fetch.ts';

export type Fetch = (address: string) => Promise<Fetched>;

const ACCEPT = 'image/avif, image/webp, image/png, image/jpeg, image/gif, image/svg+xml, image/*;q=0.8';
const LIMIT_BYTES = 8_000_000;
const TIMEOUT_MS = 10_000;
/** A host that has not answered so often is not asked again in this run. */
const PATIENCE = 2;

export const fetchPicture: Fetch = (address) =>
  fetchBytes(address, { accept: ACCEPT, timeout: TIMEOUT_MS, limit: LIMIT_BYTES });

/** Fetches pictures from other sites. One host that is down holds up nothing for long. */
export class RemotePictures {
  readonly #fetch: Fetch;
  readonly #failures = new Map<string, number>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  async bytes(address: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }> {
    const { host } = new URL(address);
    const failures = this.#failures.get(host) ?? 0;
    if (failures >= PATIENCE) return { reason: `was not fetched, for ${host} did not answer before` };
    try {
      const { bytes } = await this.#fetch(address);
      return { bytes };
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      if (error.status === undefined) this.#failures.set(host, failures + 1);
      return { reason: sentenceOf(error, address) };
    }
  }
}

/** What happened: the report names the address, and gives advice for all of them. */
const sentenceOf = ({ message }: FetchFailed, address: string) =>
  (message.startsWith(address) ? message.slice(address.length).trim() : message).replace(/\.(?:\s.*)?$/s, '');
