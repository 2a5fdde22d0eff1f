/** What publishing writes in front of the worker as `self.CARREL`. Addresses are relative to the folder. */
export type Built = {
  /** The page that stands in for every address; `sha256` is over its body. */
  readonly shell: { readonly url: string; readonly sha256: string };
  /** Every file of the app. */
  readonly assets: readonly string[];
  /** 16 hex digits that change whenever the shell or an asset does. */
  readonly version: string;
  /** Set by `--no-offline`: this worker takes itself and its caches away. */
  readonly retired?: boolean;
};

/** The folder, and what the worker touches of the world; tests put stand-ins here. */
export type House = {
  readonly built: Built;
  /** Absolute address of the folder, ending in "/". */
  readonly home: string;
  readonly caches: CacheStorage;
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  /** Milliseconds after which a network that has not answered counts as none. */
  readonly patience: number;
};

/** Work that goes on after the answer; the browser keeps the worker alive for it. */
export type Later = (work: Promise<unknown>) => void;

/** `Vary` says nothing about files that are the same for everybody, and module scripts are asked for differently. */
export const LOOSELY = { ignoreVary: true } as const;
