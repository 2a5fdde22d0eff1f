import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Given } from './arguments.ts';
import { startServer } from './serve/server.ts';
import { type ExitCode, type World, WrongCommand } from './world.ts';

const USUAL_PORT = 4173;
const PORTS_TRIED = 50;

/** `carrel serve DIR [--port N]`: until it is stopped. */
export async function serve(given: Given, world: World): Promise<ExitCode> {
  const [name, ...more] = given.words;
  if (name === undefined || more.length > 0) throw new WrongCommand('which folder? For example: carrel serve site');
  const folder = resolve(world.folder, name);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new WrongCommand(`there is no folder ${name}.`);
  if (!existsSync(join(folder, 'index.html'))) {
    throw new WrongCommand(
      `${name} holds no index.html: publish into it first, with carrel publish posts --out ${name}`,
    );
  }
  const { address, closed } = await startOn(portsFor(given), folder);
  world.print(`Serving ${name} on ${address}`);
  await closed;
  return 0;
}

function portsFor(given: Given): number[] {
  const text = given.texts.get('port');
  if (text === undefined) return Array.from({ length: PORTS_TRIED }, (_, index) => USUAL_PORT + index);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new WrongCommand(`--port wants a number from 0 to 65535, not "${text}".`);
  return [port];
}

async function startOn([port = 0, ...others]: readonly number[], folder: string): ReturnType<typeof startServer> {
  try {
    return await startServer(folder, { port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' && others.length > 0) return await startOn(others, folder);
    if (code === 'EADDRINUSE') throw new WrongCommand(`port ${port} is taken: choose another with --port.`);
    if (code === 'EACCES') throw new WrongCommand(`port ${port} may not be used by you: choose one above 1023.`);
    throw error;
  }
}
