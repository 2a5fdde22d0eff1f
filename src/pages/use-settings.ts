import { useEffect, useSyncExternalStore } from 'react';
import {
  defaultSettings,
  readSettings,
  type Settings,
  type SettingsPatch,
  subscribeSettings,
  writeSettings,
} from '../store/settings.ts';
import { useServices } from './services.tsx';

/** The reader's settings, followed in all tabs, and what changes them. */
export function useSettings(): readonly [Settings, (patch: SettingsPatch) => void] {
  const { base } = useServices();
  const settings = useSyncExternalStore(
    (listener) => subscribeSettings(base, listener),
    () => readSettings(base),
    () => defaultSettings,
  );
  return [settings, (patch) => void writeSettings(base, patch)];
}

/** Puts theme and text size on the page, where the styles look for them. */
export function useAppearance(): void {
  const [{ theme, textSize }] = useSettings();
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    dataset['textSize'] = String(textSize);
  }, [theme, textSize]);
}
