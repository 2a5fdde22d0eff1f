import { NotFound } from '../data/failures.ts';

/** True where the site answered, and has no such thing. */
export const isMissing = (error: unknown): boolean => error instanceof NotFound;
