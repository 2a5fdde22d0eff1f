import {
  type Arbitrary,
  array,
  constantFrom,
  double,
  jsonValue,
  nat,
  oneof,
  record,
  string,
  tuple,
  uint8Array,
} from 'fast-check';

/** What can happen to a document between the one who made it and the one who reads it. */
export type Damage = (bytes: Uint8Array) => Uint8Array;

const encode = (text: string) => new TextEncoder().encode(text);

/** Values that stand where others should, or nowhere. */
const wrong = oneof(
  jsonValue({ maxDepth: 2 }),
  string({ unit: 'binary', maxLength: 30 }),
  constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    ' ',
    '\ud800',
    '\u202eevil',
    'javascript:alert(1)',
    'http://[',
    '9999-99-99T99:99:99Z',
    [],
    {},
    [[[[]]]],
    { __proto__: null, constructor: 1 },
    'x'.repeat(20_000),
  ),
);

/** A document with something in it taken out, put in another's place, or wrapped up. */
const inside: Arbitrary<Damage> = record({
  at: nat(400),
  how: constantFrom('replace', 'remove', 'wrap', 'twice', 'rename'),
  value: wrong,
}).map(({ at, how, value }) => (bytes) => {
  const root = { document: JSON.parse(new TextDecoder().decode(bytes)) as unknown };
  const places = placesIn(root);
  const place = places[at % places.length];
  if (place === undefined) return bytes;
  const { holder, key } = place;
  if (how === 'replace') holder[key] = value;
  else if (how === 'wrap') holder[key] = [holder[key]];
  else if (how === 'twice') holder[key] = [holder[key], holder[key]];
  else {
    if (how === 'rename') holder[`_${key}`] = holder[key];
    delete holder[key];
  }
  return encode(JSON.stringify(root.document) ?? '');
});

/** Bytes lost, changed and put in between. */
const outside: Arbitrary<Damage> = oneof(
  double({ min: 0, max: 1, noNaN: true }).map(
    (share): Damage =>
      (bytes) =>
        bytes.slice(0, bytes.length * share),
  ),
  tuple(nat(100_000), uint8Array({ minLength: 1, maxLength: 8 })).map(
    ([at, put]): Damage =>
      (bytes) => {
        const changed = bytes.slice();
        for (const [n, byte] of put.entries()) changed[(at + n) % changed.length] = byte;
        return changed;
      },
  ),
  uint8Array({ maxLength: 60 }).map(
    (put): Damage =>
      (bytes) =>
        new Uint8Array([...put, ...bytes]),
  ),
  uint8Array({ maxLength: 200 }).map(
    (bytes): Damage =>
      () =>
        bytes,
  ),
  jsonValue({ maxDepth: 4 }).map(
    (value): Damage =>
      () =>
        encode(JSON.stringify(value)),
  ),
  constantFrom('', '\ufeff', 'null', '<!doctype html><title>Sign in</title>', '['.repeat(50_000), '{"items":[{}]}').map(
    (text): Damage =>
      () =>
        encode(text),
  ),
);

const inTurn =
  (damages: readonly Damage[]): Damage =>
  (bytes) =>
    damages.reduce(later, bytes);

/** Within the document, or on the way. */
export const damage: Arbitrary<Damage> = oneof(
  { weight: 3, arbitrary: array(inside, { minLength: 1, maxLength: 4 }).map(inTurn) },
  { weight: 2, arbitrary: outside },
);

/** What is no JSON any more stays as it is. */
function later(bytes: Uint8Array, next: Damage): Uint8Array {
  try {
    return next(bytes);
  } catch {
    return bytes;
  }
}

type Holder = Record<string, unknown>;

function placesIn(value: unknown): { readonly holder: Holder; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
