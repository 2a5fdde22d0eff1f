import { parseSync } from 'vite';

/** A node of the syntax tree, as the parser of the build makes it (ESTree with TypeScript's additions). */
export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

export type Source = { readonly path: string; readonly text: string };

/** One place where one file takes something from another, `import type` and `import()` included. */
export type Import = { readonly from: string; readonly typeOnly: boolean };

export type Parsed = Source & { readonly imports: readonly Import[]; readonly nodes: readonly Placed[] };

/** A node with its parent: what an identifier means depends on where it stands. */
export type Placed = { readonly node: Node; readonly parent: Node | undefined };

/** Parses TypeScript or TSX; throws with the parser's words when the text is neither. */
export function parse(source: Source): Parsed {
  const { program, errors } = parseSync(source.path, source.text, { lang: source.path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors[0]) throw new Error(`${source.path}: ${errors[0].message}`);
  const nodes = [...walk(program as unknown as Node)];
  return { ...source, nodes, imports: nodes.flatMap(({ node }) => importOf(node)) };
}

function* walk(node: Node, parent?: Node): Generator<Placed> {
  yield { node, parent };
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, node);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function importOf(node: Node): Import[] {
  const from = literal(node['source'] ?? node['argument']);
  if (from === undefined) return [];
  if (node.type === 'TSImportType') return [{ from, typeOnly: true }];
  if (node.type === 'ImportExpression') return [{ from, typeOnly: false }];
  if (node.type === 'ImportDeclaration') return [{ from, typeOnly: node['importKind'] === 'type' }];
  return /^Export(Named|All)Declaration$/.test(node.type) ? [{ from, typeOnly: node['exportKind'] === 'type' }] : [];
}

/** The value of a string literal, and of a type that is one. */
export function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSLiteralType') return literal(node['literal']);
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}

/** The name of an identifier, plain or in JSX. */
export function nameOf(node: unknown): string | undefined {
  const named = isNode(node) && /^(JSX)?Identifier$/.test(node.type) ? node['name'] : undefined;
  return typeof named === 'string' ? named : undefined;
}
