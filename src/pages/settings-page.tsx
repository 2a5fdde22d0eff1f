import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { settingsWords } from '../locale/settings-words.ts';
import { words } from '../locale/words.ts';
import { forgetEverything } from '../store/forget.ts';
import { ForgetAll } from '../ui/forget-all.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { TextSizeChoice, ThemeChoice } from '../ui/type-settings.tsx';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { useEdition, useSiteTitle } from './use-edition.ts';
import { useSettings } from './use-settings.ts';

/** How it looks, where comments go, and how to be rid of everything. */
export function SettingsPage(): ReactElement {
  const { base, home } = useServices();
  const [settings, change] = useSettings();
  const comments = useEdition().data?.edition.comments;
  const { state, forget } = useForget();
  useArrival(settingsWords.heading, useSiteTitle());
  usePlace(base, 0);
  return (
    <div lang={words.language} dir="ltr">
      <PageHead title={settingsWords.heading} />
      <Panel title={settingsWords.appearance}>
        <ThemeChoice value={settings.theme} onChange={(theme) => change({ theme })} />
        <TextSizeChoice value={settings.textSize} onChange={(textSize) => change({ textSize })} />
      </Panel>
      <Panel title={settingsWords.comments}>
        <p>
          {comments === undefined
            ? settingsWords.commentsGoNowhere
            : settingsWords.commentsGoTo(new URL(comments.url, home).host)}
        </p>
      </Panel>
      <Panel title={settingsWords.device}>
        <ForgetAll onForget={() => void forget()} forgotten={state === 'done'} />
        {state instanceof Error && <FailedPage level={2} error={state} retry={() => void forget()} />}
      </Panel>
    </div>
  );
}

function useForget() {
  const { base, offline } = useServices();
  const client = useQueryClient();
  const [state, setState] = useState<'done' | Error>();
  const forget = async () => {
    try {
      await forgetEverything(base);
      await offline?.worker.ask({ type: 'FORGET_ALL' });
      setState('done');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
    await client.invalidateQueries();
  };
  return { state, forget };
}
