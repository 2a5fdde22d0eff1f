import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { parseJson } from './article/json.ts';
import { createQueryClient } from './data/queries.ts';
import { createServices } from './data/services.ts';
import { textInPage } from './data/text-in-page.ts';
import { trustedHtml } from './data/trusted.ts';
import { lateLibrary } from './library/late-library.ts';
import { App } from './pages/app.tsx';
import { catchInstallOffer } from './pages/install.ts';
import { fillQueries } from './pages/page-state.ts';
import { type Services, ServicesProvider } from './pages/services.tsx';
import type { Connection } from './store/connection.ts';
import { setTrustedHtml } from './ui/raw-html.tsx';

/** Publishing writes the base into the page: the one place that knows where the app was put. */
const base = document.documentElement.dataset['base'] ?? '/';

/** This tab's one connection to the device's database. What opens it comes with the first that asks. */
let connecting: Promise<Connection> | undefined;
const connection = () => (connecting ??= import('./store/connection.ts').then(({ connect }) => connect(base)));
const library = lateLibrary(async () => {
  const [{ createLibrary }, { open }] = await Promise.all([import('./library/library.ts'), connection()]);
  return createLibrary(open, base);
});
const loadSanitizer = async () => (await import('./data/sanitize.ts')).loadSanitizer();
const data = createServices({ base, address: location.href, library, loadSanitizer });

/** What nobody needs for the first words of an article comes when those stand there. */
async function loadRest(): Promise<Services> {
  const [device, { createDrafts }, { startOffline }, { tellWriting }, { startOutbox }] = await Promise.all([
    connection(),
    import('./drafts/drafts.ts'),
    import('./offline/offline.ts'),
    import('./offline/writing.ts'),
    import('./pages/start-outbox.ts'),
  ]);
  const drafts = createDrafts(device);
  tellWriting(base, drafts);
  const wanted = import.meta.env.PROD && document.documentElement.dataset['offline'] !== 'off';
  return {
    ...data,
    drafts,
    ...startOutbox(device, drafts, data.home),
    ...(wanted && { offline: startOffline(data) }),
  };
}

// A published article carries the styles of its first sight alone; those of the rest come with it, as sheets for print.
for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[media="print"]')) sheet.media = 'all';
setTrustedHtml(trustedHtml);
catchInstallOffer();

const client = createQueryClient();
const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');
const drawn = root.firstElementChild !== null && fillQueries(client, data, stateInPage(), textInPage());
const app = (
  <QueryClientProvider client={client}>
    <ServicesProvider services={data} rest={loadRest}>
      <BrowserRouter basename={base}>
        <App />
      </BrowserRouter>
    </ServicesProvider>
  </QueryClientProvider>
);
if (drawn) hydrateRoot(root, app);
else createRoot(root).render(app);

function stateInPage(): unknown {
  const text = document.getElementById('state')?.textContent;
  return text ? parseJson(text).value : undefined;
}
