/** JSON from anywhere: bytes or text in, a value or one reason out. Never throws. */
export type Parsed =
  | { readonly value: unknown; readonly reason?: undefined }
  | { readonly reason: string; readonly value?: undefined };

export const parseJson = (input: Uint8Array | string): Parsed =>
  typeof input === 'string' ? parseText(withoutMark(input)) : parseBytes(input);

/** The same for bytes alone. */
export const parseBytes = (bytes: Uint8Array): Parsed => parseText(decode(bytes));

function parseText(text: string | undefined): Parsed {
  if (text === undefined) return { reason: 'is not UTF-8 text' };
  if (text.trim() === '') return { reason: 'is empty' };
  if (/^\s*</.test(text)) return { reason: 'is a web page or XML, not JSON' };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: `is not JSON: ${(error as SyntaxError).message}` };
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const withoutMark = (text: string) => (text.startsWith('\uFEFF') ? text.slice(1) : text);
