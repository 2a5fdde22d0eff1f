import type { Problem } from '../article/types.ts';

/** Something that was asked for did not arrive as it should. `address` is where it was asked. */
abstract class Failure extends Error {
  abstract override readonly name: string;
  readonly address: string;

  constructor(address: string, cause?: unknown) {
    super(address, { cause });
    this.address = address;
  }
}

/** No answer: no network, no such host, connection refused. */
export class Unreachable extends Failure {
  override readonly name = 'Unreachable';
}

/** The first byte, or the whole, took too long. */
export class TimedOut extends Failure {
  override readonly name = 'TimedOut';
}

/** 404 or 410, or the app's own page in place of a file that is not there. */
export class NotFound extends Failure {
  override readonly name = 'NotFound';
}

/** Any other answer than 2xx. */
export class ServerFault extends Failure {
  override readonly name = 'ServerFault';
  readonly status: number;

  constructor(address: string, status: number) {
    super(address);
    this.status = status;
  }
}

/** Something else than JSON, mostly a captive portal's page: HTML, another origin's answer, bytes cut off. */
export class NotJson extends Failure {
  override readonly name = 'NotJson';
}

/** The bytes are not those that the edition names. */
export class WrongHash extends Failure {
  override readonly name = 'WrongHash';
}

/** JSON, but not what it should be; `problems` says why, by path. */
export class BadBundle extends Failure {
  override readonly name = 'BadBundle';
  readonly problems: readonly Problem[];

  constructor(address: string, problems: readonly Problem[]) {
    super(address);
    this.problems = problems;
  }
}

/** Made for a newer reader than this one. */
export class NewerFormat extends Failure {
  override readonly name = 'NewerFormat';
}

/** The article is not on this device, and the network did not bring it; `cause` is how the network failed. */
export class NotOnDevice extends Failure {
  override readonly name = 'NotOnDevice';
}

export type LoadError =
  | Unreachable
  | TimedOut
  | NotFound
  | ServerFault
  | NotJson
  | WrongHash
  | BadBundle
  | NewerFormat
  | NotOnDevice;

export function isLoadError(error: unknown): error is LoadError {
  return error instanceof Failure;
}

/** True where nothing of the site answered: what is on the device is all there is. */
export function isSilence(error: unknown): error is Unreachable | TimedOut | NotJson {
  return error instanceof Unreachable || error instanceof TimedOut || error instanceof NotJson;
}
