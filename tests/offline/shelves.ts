/** Cache Storage in memory, as far as the worker uses it: keys are addresses, `Vary` plays no part. */
export class Shelves {
  readonly caches = new Map<string, Shelf>();

  async open(name: string): Promise<Shelf> {
    const shelf = this.caches.get(name) ?? new Shelf();
    this.caches.set(name, shelf);
    return shelf;
  }

  async match(key: RequestInfo | URL, options: MultiCacheQueryOptions = {}): Promise<Response | undefined> {
    return this.caches.get(options.cacheName ?? '')?.match(key);
  }

  async has(name: string): Promise<boolean> {
    return this.caches.has(name);
  }

  async keys(): Promise<string[]> {
    return [...this.caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.caches.delete(name);
  }
}

class Shelf {
  readonly entries = new Map<string, Response>();

  async match(key: RequestInfo | URL): Promise<Response | undefined> {
    return this.entries.get(addressOf(key))?.clone();
  }

  async put(key: RequestInfo | URL, response: Response): Promise<void> {
    const whole = new Response(await response.arrayBuffer(), response);
    this.entries.delete(addressOf(key));
    this.entries.set(addressOf(key), whole);
  }

  async delete(key: RequestInfo | URL): Promise<boolean> {
    return this.entries.delete(addressOf(key));
  }

  async keys(): Promise<Request[]> {
    return [...this.entries.keys()].map((address) => new Request(address));
  }
}

const addressOf = (key: RequestInfo | URL) => (key instanceof Request ? key.url : String(key));
