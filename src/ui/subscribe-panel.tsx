import { type ReactElement, useState } from 'react';
import { subscribeWords } from '../locale/subscribe-words.ts';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { Status } from './status.tsx';
import styles from './subscribe-panel.module.css';

export type FeedAddress = { readonly kind: 'rss' | 'json' | 'atom'; readonly address: string };

export type SubscribePanelProps = {
  /** Absolute addresses, shown in full. */
  readonly feeds: readonly FeedAddress[];
  /** Puts a text on the clipboard; false when that is not allowed. */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly following: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly install: 'possible' | 'done' | 'by-menu';
  readonly onInstall: () => void;
};

/** Three ways to hear of new articles; none needs an account. */
export function SubscribePanel(props: SubscribePanelProps): ReactElement {
  return (
    <div lang={words.language} dir="ltr">
      <FeedAddresses feeds={props.feeds} onCopy={props.onCopy} />
      <Panel title={subscribeWords.follow}>
        <p>{subscribeWords.followSentence}</p>
        <div className={styles['act']}>
          <Button aria-pressed={props.following} onClick={() => props.onFollow(!props.following)}>
            {subscribeWords.followHere}
          </Button>
          <Status>{props.following ? subscribeWords.following : ''}</Status>
        </div>
      </Panel>
      <Panel title={subscribeWords.install}>
        <p>{subscribeWords.installSentence}</p>
        {props.install === 'possible' && <Button onClick={props.onInstall}>{subscribeWords.installNow}</Button>}
        {props.install === 'done' && <p>{subscribeWords.installed}</p>}
        {props.install === 'by-menu' && <p>{subscribeWords.installByMenu}</p>}
      </Panel>
    </div>
  );
}

function FeedAddresses({ feeds, onCopy }: Pick<SubscribePanelProps, 'feeds' | 'onCopy'>): ReactElement {
  const [said, say] = useState('');
  const copy = async (text: string) => {
    say((await onCopy(text)) ? subscribeWords.copied : subscribeWords.copyFailed);
  };
  return (
    <Panel title={subscribeWords.feeds}>
      <p>{subscribeWords.feedsSentence}</p>
      <dl className={styles['feeds']}>
        {feeds.map(({ kind, address }) => (
          <div key={kind}>
            <dt>{subscribeWords[kind]}</dt>
            <dd>
              <a href={address}>{address}</a>
              <Button aria-label={subscribeWords.copyOf(subscribeWords[kind])} onClick={() => void copy(address)}>
                {subscribeWords.copy}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <Status className={styles['said']}>{said}</Status>
    </Panel>
  );
}
