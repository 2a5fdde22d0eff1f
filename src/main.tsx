import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { createQueryClient } from './data/queries.ts';
import { loadSanitizer } from './data/sanitize.ts';
import { createServices } from './data/services.ts';
import { trustedHtml } from './data/trusted.ts';
import { createLibrary } from './library/library.ts';
import { App } from './pages/app.tsx';
import { catchInstallOffer } from './pages/install.ts';
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
  const [{ createDrafts }, { startOffline }] = await Promise.all([
    import('./drafts/drafts.ts'),
    import('./offline/offline.ts'),
  ]);
  return { ...data, drafts: createDrafts(connection), ...(import.meta.env.PROD && { offline: startOffline(data) }) };
}

setTrustedHtml(trustedHtml);
catchInstallOffer();

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');
createRoot(root).render(
  <QueryClientProvider client={createQueryClient()}>
    <ServicesProvider services={data} rest={loadRest}>
      <BrowserRouter basename={base}>
        <App />
      </BrowserRouter>
    </ServicesProvider>
  </QueryClientProvider>,
);
