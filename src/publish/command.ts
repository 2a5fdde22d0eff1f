import { type CommandName, type Given, readArguments } from './arguments.ts';
import { GENERAL_HELP, HELP } from './help.ts';
import { nearest } from './spelling.ts';
import { type ExitCode, type World, WrongCommand } from './world.ts';

/** Runs `carrel ...` to its end and gives the exit code. Errors that nobody foresaw go on to the caller. */
export async function runCommand(words: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await dispatch(words, world);
  } catch (error) {
    if (!(error instanceof WrongCommand)) throw error;
    for (const sentence of error.sentences) world.complain(`carrel: ${sentence}`);
    return 2;
  }
}

async function dispatch([first, ...rest]: readonly string[], world: World): Promise<ExitCode> {
  if (first === undefined) {
    world.complain(GENERAL_HELP);
    return 2;
  }
  if (first === '--version' || first === '-v') return say(world, world.version());
  if (first === '--help' || first === '-h' || first === 'help') return say(world, helpFor(rest[0]));
  const name = commandNamed(first);
  if (rest.includes('--help') || rest.includes('-h')) return say(world, HELP[name]);
  return await run(name, rest, world);
}

/** Each command is read when it is asked for: a server should not wait for what only publishing needs. */
const COMMANDS: Record<CommandName, () => Promise<(given: Given, world: World) => Promise<ExitCode>>> = {
  publish: async () => (await import('./publish.ts')).publish,
  check: async () => (await import('./check.ts')).checkFiles,
  serve: async () => (await import('./serve.ts')).serve,
  merge: async () => (await import('./merge.ts')).merge,
};

async function run(name: CommandName, words: readonly string[], world: World): Promise<ExitCode> {
  const given = readArguments(name, words);
  const command = await COMMANDS[name]();
  return await command(given, world);
}

function say(world: World, text: string): ExitCode {
  world.print(text);
  return 0;
}

const helpFor = (name: string | undefined) => (name === undefined ? GENERAL_HELP : HELP[commandNamed(name)]);

function commandNamed(word: string): CommandName {
  const names = Object.keys(HELP) as CommandName[];
  const name = names.find((candidate) => candidate === word);
  if (name) return name;
  const meant = nearest(word, names);
  throw new WrongCommand(
    word.startsWith('-')
      ? `${word} is no option here. Begin with a command: carrel publish|check|serve|merge. Try: carrel --help`
      : `there is no command "${word}".${meant ? ` Did you mean: carrel ${meant}` : ' Try: carrel --help'}`,
  );
}
