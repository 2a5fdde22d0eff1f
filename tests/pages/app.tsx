import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, vi } from 'vitest';
import { createQueryClient } from '../../src/data/queries.ts';
import { sanitize } from '../../src/data/sanitize.node.ts';
import { createServices } from '../../src/data/services.ts';
import { createDrafts } from '../../src/drafts/drafts.ts';
import { App } from '../../src/pages/app.tsx';
import { ServicesProvider } from '../../src/pages/services.tsx';
import { HOME } from '../data/site.ts';
import { openTab } from '../library/desk.ts';

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** The app at an address, on a device of its own; `fetch` is what the test's `Site` answers. */
export function renderApp(path: string) {
  vi.stubGlobal('scrollTo', () => {});
  vi.stubGlobal('scrollBy', () => {});
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  document.elementFromPoint = () => null;
  const { library, connection } = openTab();
  const drafts = createDrafts(connection);
  const client = createQueryClient();
  const loadSanitizer = () => Promise.resolve(sanitize);
  const services = { ...createServices({ base: '/', address: HOME, library, loadSanitizer }), drafts };
  ends.push(
    () => client.clear(),
    () => drafts.close(),
  );
  render(
    <QueryClientProvider client={client}>
      <ServicesProvider services={services}>
        <MemoryRouter initialEntries={[path]}>
          <App />
        </MemoryRouter>
      </ServicesProvider>
    </QueryClientProvider>,
  );
  return { services, client, reader: userEvent.setup() };
}
