import { parseArgs } from 'node:util';
import { nearest } from './spelling.ts';
import { WrongCommand } from './world.ts';

export type CommandName = 'publish' | 'check' | 'serve' | 'merge';

/** What was given: plain words, and options by name (`true` for a switch). */
export type Given = {
  readonly words: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
};

type Options = Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS: Record<CommandName, Options> = {
  publish: {
    out: { type: 'string', short: 'o' },
    url: text,
    base: text,
    config: text,
    from: text,
    jobs: text,
    shard: text,
    previous: text,
    watch: flag,
    json: flag,
    'no-offline': flag,
    'no-oembed': flag,
  },
  check: { json: flag },
  serve: { port: { type: 'string', short: 'p' } },
  merge: { out: { type: 'string', short: 'o' }, previous: text, json: flag },
};

/** Reads the words after the command's name; everything wrong with them is said at once. */
export function readArguments(command: CommandName, args: readonly string[]): Given {
  const options = OPTIONS[command];
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true });
  const given = { words: [] as string[], texts: new Map<string, string>(), switches: new Set<string>() };
  const wrong: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.words.push(token.value);
    if (token.kind === 'option') wrong.push(...take(token, options, given, command));
  }
  if (wrong.length > 0) throw new WrongCommand(...wrong);
  return given;
}

type OptionToken = { readonly name: string; readonly rawName: string; readonly value?: string | undefined };
type Taken = { readonly texts: Map<string, string>; readonly switches: Set<string> };

function take(token: OptionToken, options: Options, { texts, switches }: Taken, command: CommandName): string[] {
  const kind = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
  if (kind === undefined) return [unknown(token.rawName, Object.keys(options), command)];
  if (kind === 'boolean') {
    switches.add(token.name);
    return token.value === undefined ? [] : [`--${token.name} takes no value (it was given "${token.value}").`];
  }
  const value = token.value ?? '';
  if (value === '' || value.startsWith('--')) return [`--${token.name} needs a value. Try: carrel ${command} --help`];
  texts.set(token.name, value);
  return [];
}

function unknown(raw: string, known: readonly string[], command: CommandName): string {
  const meant = nearest(raw.replace(/^-+/, ''), known);
  return `carrel ${command} has no option ${raw}.${meant ? ` Did you mean: --${meant}` : ` Try: carrel ${command} --help`}`;
}
