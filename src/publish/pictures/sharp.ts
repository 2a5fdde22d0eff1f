import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SharpConstructor } from 'sharp';

export type Sharp = SharpConstructor;

/** What a publisher reads where pictures could not be made smaller. */
export const WITHOUT_SHARP =
  'sharp is not installed, so pictures are copied as they are, in one size: "npm install sharp" makes them several times smaller.';

/** The picture library: an optional peer, beside the command or where the command is run. @returns undefined where it is not installed */
export async function loadSharp(): Promise<Sharp | undefined> {
  const sharp = (await bring('sharp')) ?? (await bring(besideCaller()));
  // One picture a core at a time, and no cache: each picture is seen once.
  sharp?.concurrency(1);
  sharp?.cache(false);
  return sharp;
}

async function bring(name: string | undefined): Promise<Sharp | undefined> {
  if (name === undefined) return undefined;
  try {
    const found: { readonly default: Sharp } = await import(/* @vite-ignore */ name);
    return found.default;
  } catch {
    return undefined;
  }
}

function besideCaller(): string | undefined {
  try {
    return pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve('sharp')).href;
  } catch {
    return undefined;
  }
}
