import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { createQueryClient } from './data/queries.ts';
import { loadSanitizer } from './data/sanitize.ts';
import { createServices } from './data/services.ts';
import { trustedHtml } from './data/trusted.ts';
import { createDrafts } from './drafts/drafts.ts';
import { createLibrary } from './library/library.ts';
import { startOffline } from './offline/offline.ts';
import { App } from './pages/app.tsx';
import { catchInstallOffer } from './pages/install.ts';
import { ServicesProvider } from './pages/services.tsx';
import { connect } from './store/connection.ts';
import { setTrustedHtml } from './ui/raw-html.tsx';

/** Publishing writes the base into the page: the one place that knows where the app was put. */
const base = document.documentElement.dataset['base'] ?? '/';

const connection = connect(base);
const library = createLibrary(connection.open, base);
const data = createServices({ base, address: location.href, library, loadSanitizer });
const offline = import.meta.env.PROD ? startOffline(data) : undefined;
const services = { ...data, drafts: createDrafts(connection), ...(offline && { offline }) };

setTrustedHtml(trustedHtml);
catchInstallOffer();

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');
createRoot(root).render(
  <QueryClientProvider client={createQueryClient()}>
    <ServicesProvider services={services}>
      <BrowserRouter basename={base}>
        <App />
      </BrowserRouter>
    </ServicesProvider>
  </QueryClientProvider>,
);
