import { readFileSync } from 'node:fs';

export type Text = { readonly text: string; readonly reason?: undefined } | { readonly reason: string };

/** A text file as written: UTF-8, or UTF-16 with its mark; without mark, with `\n` at line ends. */
export function readText(path: string): Text {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return { reason: `cannot be read (${error instanceof Error && 'code' in error ? error.code : error})` };
  }
}

export function decodeText(bytes: Uint8Array): Text {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? { reason: 'is no text file' } : { text: text.replace(/\r\n?/g, '\n') };
  } catch {
    return { reason: 'is not UTF-8 text: save it as UTF-8' };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
