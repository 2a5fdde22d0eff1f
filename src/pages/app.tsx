import { lazy, type ReactElement, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { words } from '../locale/words.ts';
import type { OfflineStatus } from '../offline/offline.ts';
import { Frame } from '../ui/frame.tsx';
import { LinkProvider } from '../ui/link.tsx';
import type { PlaceName } from '../ui/masthead.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { addresses } from './addresses.ts';
import { ArrivalProvider } from './arrival.tsx';
import { ArticlePage } from './article-page.tsx';
import { FeedPage } from './feed-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Recovery } from './recovery.tsx';
import { RouterLink } from './router-link.tsx';
import { useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';
import { useFollowedLibrary, useUnsent } from './use-marks.ts';
import { useAppearance } from './use-settings.ts';
import { useToday } from './use-today.ts';

// What few readers open on a first visit comes when it is opened.
const MorePage = lazy(async () => ({ default: (await import('./more-page.tsx')).MorePage }));
const TopicPage = lazy(async () => ({ default: (await import('./topic-page.tsx')).TopicPage }));
const SavedPage = lazy(async () => ({ default: (await import('./saved-page.tsx')).SavedPage }));
const DraftsPage = lazy(async () => ({ default: (await import('./drafts-page.tsx')).DraftsPage }));
const OfflinePage = lazy(async () => ({ default: (await import('./offline-page.tsx')).OfflinePage }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings-page.tsx')).SettingsPage }));
const SubscribePage = lazy(async () => ({ default: (await import('./subscribe-page.tsx')).SubscribePage }));
const Updates = lazy(async () => ({ default: (await import('./updates.tsx')).Updates }));
const NotKept = lazy(async () => ({ default: (await import('./not-kept.tsx')).NotKept }));
const NetworkLine = lazy(async () => ({ default: (await import('./network-line.tsx')).NetworkLine }));
const SearchPage = lazy(async () => ({ default: (await import('./search-page.tsx')).SearchPage }));

/** The whole app: the frame, and in it the screen of the address. */
export function App(): ReactElement {
  useAppearance();
  useFollowedLibrary();
  return (
    <LinkProvider link={RouterLink}>
      <ArrivalProvider>{(announcement) => <Framed announcement={announcement} />}</ArrivalProvider>
    </LinkProvider>
  );
}

function Framed({ announcement }: { readonly announcement: string }): ReactElement {
  const { pathname } = useLocation();
  const { status, offer } = useOfflineWords();
  return (
    <Frame
      title={useSiteTitle()}
      home={addresses.feed}
      places={PLACES}
      current={placeIn(pathname)}
      front={pathname === addresses.feed}
      today={useToday()}
      unsent={useUnsent()}
      status={status}
      offer={offer}
      announcement={announcement}
      footer={FOOTER}
    >
      <Recovery at={pathname}>
        <Suspense fallback={<Waiting shape="text" page />}>
          <Routes>
            <Route index element={<FeedPage />} />
            <Route path="articles/:slug" element={<ArticlePage />} />
            <Route path="articles/:slug/more" element={<MorePage />} />
            <Route path="topics/:tag" element={<TopicPage />} />
            <Route path="saved" element={<SavedPage />} />
            <Route path="drafts" element={<DraftsPage />} />
            <Route path="offline" element={<OfflinePage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="subscribe" element={<SubscribePage />} />
            <Route path="search" element={<SearchPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </Suspense>
      </Recovery>
    </Frame>
  );
}

const PLACES: Readonly<Record<PlaceName, string>> = {
  saved: addresses.saved,
  search: addresses.search(),
  subscribe: addresses.subscribe,
  offline: addresses.offline,
  drafts: addresses.drafts,
  settings: addresses.settings,
};

const FOOTER = [
  { href: addresses.feed, label: words.feed.heading },
  { href: addresses.subscribe, label: words.frame.subscribe },
];

function placeIn(pathname: string): PlaceName | 'home' | undefined {
  if (pathname === addresses.feed) return 'home';
  return (Object.keys(PLACES) as PlaceName[]).find((name) => pathname.replace(/\/?$/, '/') === PLACES[name]);
}

const NOT_YET: OfflineStatus = { ready: false, worker: 'installing', done: 0, wanted: 0 };

/** What the footer says about reading without a network; and, above the text, that there is none, or a newer app. */
function useOfflineWords(): { readonly status: ReactNode; readonly offer: ReactNode } {
  const { offline, library, network } = useServices();
  const problem = useSyncExternalStore(library.subscribe, library.problem, () => undefined);
  const silent = useSyncExternalStore(
    network.subscribe,
    () => network.state() !== 'online',
    () => false,
  );
  const { ready, worker } = useSyncExternalStore(
    offline?.subscribe ?? (() => () => {}),
    () => offline?.status() ?? NOT_YET,
    () => NOT_YET,
  );
  const status = problem ? (
    <Recovery at="status" level={0}>
      <Suspense>
        <NotKept problem={problem} />
      </Suspense>
    </Recovery>
  ) : (
    ready && words.offline.ready
  );
  const newer = worker === 'waiting' || worker === 'replaced';
  return {
    status,
    offer: (silent || newer) && (
      <Recovery at={silent ? 'silent' : 'newer'} level={0}>
        <Suspense>{silent ? <NetworkLine /> : <Updates />}</Suspense>
      </Recovery>
    ),
  };
}
