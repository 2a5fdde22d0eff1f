import { Unreachable } from '../data/failures.ts';

/**
 * A part of the program that is fetched only now; one that does not come is told from what it may throw later.
 *
 * @throws Unreachable
 */
export function late<T>(part: Promise<T>): Promise<T> {
  return part.catch((cause: unknown) => {
    throw new Unreachable('', cause);
  });
}
