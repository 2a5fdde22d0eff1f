/** A picture, sound or film that was uploaded to the site. */
export type Upload = {
  readonly id: number;
  readonly address: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
};

/** What a post may refer to beside its own text. All of it empty where only the text is known. */
export type Surrounding = {
  /** The post's own number; 0 where it is not known. */
  readonly post: number;
  readonly upload: (id: number) => Upload | undefined;
  /** Uploaded to a post, in the order of their places. */
  readonly uploadsOf: (post: number) => readonly Upload[];
  readonly meta: (key: string) => string | undefined;
  /** A block that several posts share, with what it may refer to itself; undefined also where it would hold itself. */
  readonly shared: (id: number) => { readonly html: string; readonly around: Surrounding } | undefined;
};

export const NOTHING_AROUND: Surrounding = {
  post: 0,
  upload: () => undefined,
  uploadsOf: () => [],
  meta: () => undefined,
  shared: () => undefined,
};
