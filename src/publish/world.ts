/** What the command touches outside itself, handed in so that a test can stand in for it. */
export type World = {
  /** Relative names on the command line are read from here. */
  readonly folder: string;
  /** The built app, `dist/app`. */
  readonly app: string;
  /** The built command's own file, for the threads that it works with; absent where it is not built. */
  readonly program?: string;
  readonly version: () => string;
  readonly now: Date;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Writes to the same place as `complain`, without ending the line. */
  readonly draw: (text: string) => void;
  /** True where progress can be drawn over itself. */
  readonly terminal: boolean;
  /** Ends what would go on for ever. */
  readonly interrupted?: AbortSignal;
  /** Folder for pictures that were made; by default where the system keeps what can be made again. */
  readonly pictures?: string;
  /** Folder for what runs remember of a site; by default where the system keeps what can be made again. */
  readonly memory?: string;
};

/** What the shell is told: done · some content was refused or lost · the command itself was wrong. */
export type ExitCode = 0 | 1 | 2;

/** The command cannot go on as it was given. Each sentence says what is wrong and what to do. */
export class WrongCommand extends Error {
  override readonly name = 'WrongCommand';
  readonly sentences: readonly string[];

  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}
