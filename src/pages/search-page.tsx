import { type ReactElement, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { words } from '../locale/words.ts';
import { PageHead } from '../ui/page-head.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { SearchResults } from '../ui/search-results.tsx';
import { addresses } from './addresses.ts';
import { useArrival } from './arrival.tsx';
import { FailedPage } from './failed.tsx';
import { usePlace } from './place.ts';
import { useServices } from './services.tsx';
import { useSiteTitle } from './use-edition.ts';
import { useEntries } from './use-marks.ts';
import { useSearch } from './use-search.ts';

/** Looks through the headers of the edition and the texts on this device. The query stands in the address. */
export function SearchPage(): ReactElement {
  const { base } = useServices();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('q') ?? '';
  const [typed, type] = useState(asked);
  const { found, error, retry } = useSearch(typed.trim());
  const entryOf = useEntries();
  useArrival(words.search.heading, useSiteTitle());
  usePlace(base, 0);

  const change = (query: string) => {
    type(query);
    setParameters(query.trim() === '' ? {} : { q: query }, { replace: true });
  };
  return (
    <>
      <PageHead title={words.search.heading} />
      <SearchBox query={typed} action={`${base}search/`} onChange={change} onSubmit={change} />
      {error ? (
        <FailedPage level={2} error={error} retry={retry} />
      ) : (
        <SearchResults
          query={typed.trim()}
          entries={found?.map(({ article }) => entryOf(article))}
          terms={[...new Set(found?.flatMap(({ terms }) => terms))]}
          locale={words.language}
          topicHref={addresses.topic}
        />
      )}
    </>
  );
}
