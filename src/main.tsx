import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { parseJson } from './article/json.ts';
import { createQueryClient } from './data/queries.ts';
import { loadSanitizer, textInPage } from './data/sanitize.ts';
import { createServices } from './data/services.ts';
import { trustedHtml } from './data/trusted.ts';
import { createLibrary } from './library/library.ts';
import { App } from './pages/app.tsx';
import { catchInstallOffer } from './pages/install.ts';
import { fillQueries } from './pages/page-state.ts';
import { type Services, ServicesProvider } from './pages/services.tsx';
import { connect } from './store/connection.ts';
import { setTrustedHtml } from './ui/raw-html.tsx';

/** Publishing writes the base into the page: the one place that knows where the app was put. */
const base = document.documentElement.dataset['base'] ?? '/';

const connection = connect(base);
const library = createLibrary(connection.open, base);
const data = createServices({ base, address: location.href, library, loadSanitizer });
/** What nobody needs for the first words of an article comes when those stand there. */
async function loadRest(): Promise<Services> {
  const [{ createDrafts }, { startOffline }, { tellWriting }, { startOutbox }] = await Promise.all([
    import('./drafts/drafts.ts'),
    import('./offline/offline.ts'),
    import('./offline/writing.ts'),
    import('./pages/start-outbox.ts'),
  ]);
  const drafts = createDrafts(connection);
  tellWriting(base, drafts);
  const wanted = import.meta.env.PROD && document.documentElement.dataset['offline'] !== 'off';
  return {
    ...data,
    drafts,
    ...startOutbox(connection, drafts, data.home),
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
