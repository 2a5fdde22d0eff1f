import { absolute, isWeb } from './address.ts';
import { INLINE_PICTURE, LINK_SCHEMES } from './allow-list.ts';
import type { Problem } from './types.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields of one unknown JSON object and notes, with its path, everything that is not as it should be. */
export class Fields {
  readonly value: JsonObject;
  readonly path: string;
  readonly problems: Problem[];
  readonly base: string | undefined;

  constructor(value: JsonObject, path: string, problems: Problem[], base?: string) {
    this.value = value;
    this.path = path;
    this.problems = problems;
    this.base = base;
  }

  /** Text; numbers are taken as text with a note, empty text counts as absent. */
  text(name: string): string | undefined {
    const value = this.value[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value.isWellFormed() ? value : this.mended(name, value.toWellFormed());
    if (typeof value === 'number' || typeof value === 'bigint')
      return this.mended(name, String(value), 'is a number, read as text');
    return this.drop(name, `is ${kindOf(value)} where text was expected`);
  }

  /** Text that must not be only white space. */
  words(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined || text.trim() === '' ? undefined : text;
  }

  /** An address that a reader may follow, made absolute against the document; `javascript:` and its like are dropped. */
  address(name: string): string | undefined {
    return this.resolved(name, (href) => LINK_SCHEMES.some((scheme) => href.startsWith(scheme)));
  }

  /** An address from which a picture may come. */
  picture(name: string): string | undefined {
    return this.resolved(name, (href) => isWeb(href) || INLINE_PICTURE.test(href));
  }

  private resolved(name: string, allowed: (href: string) => boolean): string | undefined {
    const text = this.words(name);
    if (text === undefined) return undefined;
    const href = absolute(text, this.base ?? NOWHERE);
    if (href === undefined || !allowed(href)) return this.drop(name, `is no address that can be used: ${short(text)}`);
    return this.base === undefined && href.startsWith(NOWHERE) ? text.trim() : href;
  }

  /** A whole number from 0 up. */
  count(name: string): number | undefined {
    const value = this.number(name);
    if (value === undefined) return undefined;
    if (value < 0 || !Number.isSafeInteger(Math.round(value))) return this.drop(name, `is out of range: ${value}`);
    return Math.round(value);
  }

  number(name: string): number | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return Number.isFinite(value) ? value : this.drop(name, 'is out of range');
    if (typeof value !== 'string') return this.drop(name, `is ${kindOf(value)} where a number was expected`);
    const number = value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(number)
      ? this.mended(name, number, 'is text, read as a number')
      : this.drop(name, `is no number: ${short(value)}`);
  }

  flag(name: string): boolean | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false')
      return this.mended(name, value === 'true', 'is text, read as true or false');
    return this.drop(name, `is ${kindOf(value)} where true or false was expected`);
  }

  /** A date as RFC 3339; other dates that JavaScript reads are taken with a note. */
  date(name: string): string | undefined {
    const text = this.words(name)?.trim();
    if (text === undefined) return undefined;
    if (RFC_3339.test(text) && !Number.isNaN(Date.parse(text))) return text;
    const time = Date.parse(text);
    if (Number.isNaN(time)) return this.drop(name, `is no date: ${short(text)}`);
    return this.mended(
      name,
      new Date(time).toISOString(),
      `is no RFC 3339 date, read as ${new Date(time).toISOString()}`,
    );
  }

  /** 64 hex digits. */
  hash(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return /^[0-9a-f]{64}$/.test(text) ? text : this.drop(name, 'is no SHA-256 in lowercase hex');
  }

  /** A list, each entry read by `read`; entries that are no objects are dropped. */
  list<T>(name: string, read: (fields: Fields) => T | undefined): T[] | undefined {
    const values = this.array(name);
    return values?.flatMap((value, index) => {
      const path = `${this.at(name)}[${index}]`;
      if (!isObject(value)) {
        this.problems.push({ path, reason: `is ${kindOf(value)} where an object was expected`, effect: 'dropped' });
        return [];
      }
      const item = read(new Fields(value, path, this.problems, this.base));
      return item === undefined ? [] : [item];
    });
  }

  /** A list of texts; numbers are taken as text, a single text as a list of one. */
  texts(name: string): string[] {
    const value = this.value[name];
    if (typeof value === 'string')
      return value.trim() === '' ? [] : this.mended(name, [value], 'is text, read as a list of one');
    const values = this.array(name) ?? [];
    return values.flatMap((entry, index) => {
      const text = new Fields({ entry }, '', []).words('entry');
      if (text !== undefined) return [text];
      this.problems.push({
        path: `${this.at(name)}[${index}]`,
        reason: `is ${kindOf(entry)} where text was expected`,
        effect: 'dropped',
      });
      return [];
    });
  }

  object<T>(name: string, read: (fields: Fields) => T | undefined): T | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) return this.drop(name, `is ${kindOf(value)} where an object was expected`);
    return read(new Fields(value, this.at(name), this.problems, this.base));
  }

  array(name: string): readonly unknown[] | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    return Array.isArray(value) ? value : this.drop(name, `is ${kindOf(value)} where a list was expected`);
  }

  /** `{ name: value }`, or nothing where the value is absent: for exact optional properties. */
  optional<K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
    return value === undefined ? {} : ({ [name]: value } as { readonly [P in K]?: T });
  }

  drop(name: string, reason: string): undefined {
    this.problems.push({ path: this.at(name), reason, effect: 'dropped' });
    return undefined;
  }

  refuse(name: string, reason: string): undefined {
    this.problems.push({ path: this.at(name), reason, effect: 'refused' });
    return undefined;
  }

  private mended<T>(name: string, value: T, reason = 'had broken characters, which were replaced'): T {
    this.problems.push({ path: this.at(name), reason, effect: 'changed' });
    return value;
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

const NOWHERE = 'https://nowhere.invalid/';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const short = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
