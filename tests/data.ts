import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(process.env['CARREL_DATA'] ?? resolve(import.meta.dirname, '../../shared/data'));

/** Folder of the test data, if it is on this machine. */
export const data: string | undefined = existsSync(folder) ? folder : undefined;
