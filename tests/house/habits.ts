import { nameOf, type Parsed, type Placed } from './source.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;
const DRAWERS = /(^|-)(utils?|helpers?|managers?|misc|common|and)(-|\.)/;
const UNDER_TEST = new Set(['test', 'it', 'describe']);

/** What is wrong with a path below `src/` or `tests/`. */
export function wrongName(path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!KEBAB.test(name)) return [`${name} is not in kebab-case`];
  if (/^index\.[cm]?[jt]sx?$/.test(name)) return ['an index file'];
  return DRAWERS.test(name) ? [`${name} says that it is two things`] : [];
}

/** Exports that hide where something comes from. */
export function wrongExports(file: Parsed): string[] {
  return file.nodes.flatMap(({ node }) => {
    if (node.type === 'ExportAllDeclaration') return ['exports everything of another file'];
    const asDefault = node.type === 'ExportSpecifier' && nameOf(node['exported']) === 'default';
    return node.type === 'ExportDefaultDeclaration' || asDefault ? ['a default export'] : [];
  });
}

/** Tests that would not run, or that replace a neighbour. The one skip there is: `skipIf(!data)`. */
export function wrongTests(file: Parsed): string[] {
  const allowed = new Set(
    file.nodes
      .map(({ node }) => node)
      .filter(isWithoutData)
      .map((node) => node['callee']),
  );
  return file.nodes.flatMap(({ node }) => {
    if (allowed.has(node)) return [];
    const [object, property] = node.type === 'MemberExpression' ? members(node) : [undefined, undefined];
    if (object === undefined || property === undefined) return [];
    if (UNDER_TEST.has(object) && /^(only|skip|todo|fixme|fails|skipIf|runIf)$/.test(property))
      return [`${object}.${property}`];
    return /^(vi|jest)$/.test(object) && /^(mock|doMock)$/.test(property) ? [`${object}.${property}`] : [];
  });
}

/** `….skipIf(!data)`: real material is not on every machine. */
function isWithoutData(node: Placed['node']): boolean {
  if (node.type !== 'CallExpression') return false;
  const [argument] = node['arguments'] as Placed['node'][];
  return (
    argument?.type === 'UnaryExpression' &&
    argument['operator'] === '!' &&
    nameOf(argument['argument']) === 'data' &&
    nameOf((node['callee'] as Placed['node'])['property']) === 'skipIf'
  );
}

function members(node: Placed['node']): [string | undefined, string | undefined] {
  const object = node['object'] as Placed['node'];
  const root = object.type === 'MemberExpression' ? object['object'] : object;
  return [nameOf(root), nameOf(node['property'])];
}
