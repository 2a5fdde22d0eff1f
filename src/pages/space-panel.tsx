import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { spaceQuery } from '../data/queries.ts';
import { keepWords } from '../locale/keep-words.ts';
import { formatBytes } from '../locale/numbers.ts';
import { keepingOf } from '../store/persist.ts';
import { asPlain, isAmount } from '../store/plain.ts';
import { Panel } from '../ui/panel.tsx';
import { type SpacePart, SpacePicture } from '../ui/space-picture.tsx';
import { useServices } from './services.tsx';

/** What takes the room on the device, and what the browser promises of it. */
export function SpacePanel(): ReactElement | null {
  const services = useServices();
  const { base, offline } = services;
  const space = useQuery(spaceQuery(services)).data;
  const measured = useQuery({
    queryKey: [base, 'device', 'measured', offline !== undefined],
    queryFn: async () => asPlain(await offline?.worker.ask({ type: 'MEASURE' }, 60_000)) ?? {},
  }).data;
  const keeping = useQuery({ queryKey: [base, 'device', 'persisted'], queryFn: keepingOf }).data;
  if (space === undefined || measured === undefined) return null;
  const { pictures, app } = measured;
  const { usage, quota, bytes } = space;
  const parts: SpacePart[] = [
    part('articles', bytes),
    ...(isAmount(pictures) ? [part('pictures', pictures)] : []),
    ...(isAmount(app) ? [part('app', app)] : []),
    ...(quota === undefined || usage === undefined ? [] : [part('free', Math.max(0, quota - usage))]),
  ];
  return (
    <Panel title={keepWords.space}>
      <SpacePicture parts={parts} />
      {keeping === 'lasting' && <p>{keepWords.lasting}</p>}
      {keeping === 'passing' && <p>{isSafariTab() ? keepWords.sevenDays : keepWords.passing}</p>}
    </Panel>
  );
}

const part = (name: SpacePart['name'], size: number): SpacePart => ({
  name,
  size,
  sentence: formatBytes(size, keepWords.language),
});

/** WebKit's rule of seven days holds in tabs, not on the Home Screen. @see https://webkit.org/blog/10218 */
function isSafariTab(): boolean {
  const { userAgent } = navigator;
  const isWebKit = /AppleWebKit/.test(userAgent) && !/Chrom(e|ium)|Android|Edg/.test(userAgent);
  return isWebKit && !matchMedia('(display-mode: standalone)').matches;
}
