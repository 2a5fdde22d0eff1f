import { nameOf, type Parsed, type Placed } from './source.ts';

/** One effect, the names by which code gets at it, and the files that may. Paths are below `src/`. */
type Door = { readonly effect: string; readonly names: readonly string[]; readonly files: RegExp };

/** Where HTML is made safe, or is read back, for hydration alone, from the page that publishing wrote. */
const SAFE = /^data\/(sanitize(\.node)?|text-in-page)\.ts$/;

/** The command has no page: it builds documents and cleans them. */
const RAW = /^(data\/(sanitize(\.node)?|text-in-page)\.tsx?|ui\/.+|publish\/.+)$/;

const GLOBALS: readonly Door[] = [
  {
    effect: 'the network',
    names: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'WebTransport', 'importScripts'],
    files: /^(data\/(load|post)\.ts|offline\/worker\/.+|publish\/sources\/fetch\.ts)$/,
  },
  {
    effect: 'the disk',
    names: ['indexedDB', 'openDB', 'deleteDB', 'localStorage', 'sessionStorage'],
    files: /^store\//,
  },
  { effect: 'the process', names: ['process', 'Buffer', '__dirname', 'require'], files: /^publish\// },
  { effect: 'code out of text', names: ['eval', 'Function'], files: /^$/ },
];

const PROPERTIES: readonly Door[] = [
  ...GLOBALS.map((door) => ({ ...door, names: door.names.filter((name) => name !== 'require') })),
  {
    effect: 'raw HTML in a page',
    names: ['innerHTML', 'outerHTML', 'setHTML', 'setHTMLUnsafe', 'insertAdjacentHTML', 'createContextualFragment'],
    files: RAW,
  },
  { effect: 'raw HTML in a page', names: ['dangerouslySetInnerHTML', 'srcdoc', 'srcDoc'], files: /^ui\// },
];

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'navigator', 'document']);
const RAW_NAMES = new Set(PROPERTIES.filter(({ effect }) => effect.startsWith('raw')).flatMap(({ names }) => names));

/** Effects in one file that belong to another door. */
export function wrongEffects(file: Parsed): string[] {
  const here = file.path.replace(/^src\//, '');
  const closed = (doors: readonly Door[], name: string) =>
    doors
      .filter((door) => door.names.includes(name) && !door.files.test(here))
      .map((door) => `${door.effect} by ${name}`);
  const own = ownNames(file);
  return file.nodes.flatMap((placed) => {
    const name = globalName(placed);
    const used = name !== undefined && own.has(name) ? undefined : name;
    const property = propertyName(placed);
    return [
      ...(used === undefined ? [] : closed(GLOBALS, used)),
      ...(property === undefined ? [] : closed(PROPERTIES, property)),
      ...(isCastToSafe(placed) && !SAFE.test(here) ? ['a cast to SafeHtml'] : []),
    ];
  });
}

/** Files of `ui/` in which raw HTML enters the page: there may be one. */
export function rawDoors(files: readonly Parsed[]): string[] {
  return files.filter((file) => file.path.startsWith('src/ui/') && isRaw(file)).map(({ path }) => path);
}

const isRaw = (file: Parsed) => file.nodes.some((placed) => RAW_NAMES.has(propertyName(placed) ?? ''));

/** Names that the file gives to values of its own: a parameter called `fetch` is not the platform's. */
function ownNames(file: Parsed): Set<string> {
  const named = file.nodes.flatMap(({ node }) => {
    if (node.type === 'VariableDeclarator') return [nameOf(node['id'])];
    const params = node['params'];
    return Array.isArray(params) ? params.map((param: Placed['node']) => nameOf(param) ?? nameOf(param['left'])) : [];
  });
  return new Set(named.filter((name) => name !== undefined));
}

/** An identifier that means the platform's global: no property, no key, no declaration of that name. */
function globalName({ node, parent }: Placed): string | undefined {
  const name = node.type === 'Identifier' ? nameOf(node) : undefined;
  if (name === undefined || !parent) return undefined;
  if (parent.type === 'MemberExpression' && parent['property'] === node && !parent['computed']) return undefined;
  if (/^(Property|PropertyDefinition|MethodDefinition)$/.test(parent.type) && parent['key'] === node) return undefined;
  return /^(TS|Import|Export|JSX|Label)/.test(parent.type) && !/^TS(As|NonNull|Satisfies)/.test(parent.type)
    ? undefined
    : name;
}

/** A property that is reached by name: `x.innerHTML`, `window['fetch']`, `<div dangerouslySetInnerHTML>`, `{ srcDoc: … }`. */
function propertyName({ node, parent }: Placed): string | undefined {
  if (node.type === 'JSXAttribute') return nameOf(node['name']);
  if (node.type === 'Property' && parent?.type === 'ObjectExpression') {
    const key = nameOf(node['key']);
    return key !== undefined && RAW_NAMES.has(key) ? key : undefined;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const property = node['property'] as Placed['node'];
  const name = node['computed'] ? property['value'] : nameOf(property);
  if (typeof name !== 'string') return undefined;
  return RAW_NAMES.has(name) || GLOBAL_OBJECTS.has(nameOf(node['object']) ?? '') ? name : undefined;
}

function isCastToSafe({ node }: Placed): boolean {
  if (!/^TS(AsExpression|TypeAssertion)$/.test(node.type)) return false;
  const type = node['typeAnnotation'] as Placed['node'];
  return nameOf(type['typeName']) === 'SafeHtml';
}
