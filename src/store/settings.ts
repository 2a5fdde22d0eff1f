import { nameOf } from './names.ts';
import { asPlain, isText, type Plain, parsePlain } from './plain.ts';
import { readText, writeText } from './web-storage.ts';

export type Theme = 'system' | 'light' | 'dark';
/** From smallest to largest; 2 is the ordinary one. */
export type TextSize = 0 | 1 | 2 | 3 | 4;
/** What "Save my name, email, and website in this browser" keeps. */
export type Details = { readonly name: string; readonly email: string; readonly website: string };
export type Settings = { readonly theme: Theme; readonly textSize: TextSize; readonly details?: Details };
/** `undefined` takes a setting back to its default. */
export type SettingsPatch = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

export const defaultSettings: Settings = { theme: 'system', textSize: 2 };

const read = new Map<string, { text: string | undefined; settings: Settings }>();
const listeners = new Map<string, Set<() => void>>();

/** The settings now; the same object as long as nothing changed. Never throws: what is corrupt has its default. */
export function readSettings(base: string): Settings {
  const text = readText('localStorage', settingsName(base));
  const before = read.get(base);
  if (before && before.text === text) return before.settings;
  const settings = checkSettings(parsePlain(text));
  read.set(base, { text, settings });
  return settings;
}

/** Never throws. False: the device refused, and the settings hold only until the page closes. */
export function writeSettings(base: string, patch: SettingsPatch): boolean {
  const name = settingsName(base);
  // On top of what is there: another tab, or a newer Carrel with further settings, may have written it.
  const all = { ...parsePlain(readText('localStorage', name)), ...patch };
  const kept = writeText('localStorage', name, JSON.stringify(all));
  tellSettings(base);
  return kept;
}

/** Hears of changes in this tab and in others. The answer ends it. */
export function subscribeSettings(base: string, listener: () => void): () => void {
  const ofBase = listeners.get(base) ?? new Set();
  listeners.set(base, ofBase.add(listener));
  const followed = (event: StorageEvent) => {
    if (event.key === null || event.key === settingsName(base)) listener();
  };
  globalThis.addEventListener('storage', followed);
  return () => {
    ofBase.delete(listener);
    globalThis.removeEventListener('storage', followed);
  };
}

export function tellSettings(base: string): void {
  for (const listener of listeners.get(base) ?? []) listener();
}

/** The inline theme script of the page reads this name too: JSON with `theme`. */
export function settingsName(base: string): string {
  return nameOf(base, 'settings');
}

function checkSettings(stored: Plain): Settings {
  const details = checkDetails(asPlain(stored['details']));
  return {
    theme: isTheme(stored['theme']) ? stored['theme'] : defaultSettings.theme,
    textSize: isTextSize(stored['textSize']) ? stored['textSize'] : defaultSettings.textSize,
    ...(details && { details }),
  };
}

function checkDetails(stored: Plain | undefined): Details | undefined {
  if (!stored) return undefined;
  const { name, email, website } = stored;
  return isText(name) && isText(email) && isText(website) ? { name, email, website } : undefined;
}

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

function isTextSize(value: unknown): value is TextSize {
  return value === 0 || value === 1 || value === 2 || value === 3 || value === 4;
}
