import type { ReactElement } from 'react';
import styles from './icons.module.css';

const PATHS = {
  save: 'M6 4h12v16l-6-4.5L6 20z',
  keep: 'M12 4v10m-4.5-4L12 14.5 16.5 10M5 19.5h14',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  share: 'M12 14V4m-4 3.5L12 4l4 3.5M8 11H5.500v9h13v-9H16',
  type: 'M3 18 8 6l5 12M4.700 14h6.600M15 18l3-7 3 7m-5.200-2h4.400',
  draft: 'M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19zM13.500 7l3.500 3.500',
  warn: 'M12 4 3 19.500h18zM12 10v4.500m0 2.200v.3',
  previous: 'M19 12H5m6-6-6 6 6 6',
  next: 'M5 12h14m-6-6 6 6-6 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A line-drawn sign. It never speaks: words or an accessible name stand beside it. */
export function Icon({ name, solid = false }: { readonly name: IconName; readonly solid?: boolean }): ReactElement {
  return (
    <svg className={styles['icon']} viewBox="0 0 24 24" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} fill={solid ? 'currentColor' : 'none'} />
    </svg>
  );
}
