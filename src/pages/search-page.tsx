import { type ReactElement, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { searchWords } from '../locale/search-words.ts';
import { words } from '../locale/words.ts';
import type { Answer, Facet, Question } from '../search/question.ts';
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

/** Articles shown at first, and with every "More results". */
const PAGE = 10;

/** Looks through the headers of the edition and the texts on this device. The question stands in the address. */
export function SearchPage(): ReactElement {
  const { base } = useServices();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('q') ?? '';
  const [typed, type] = useState(asked);
  const [pages, setPages] = useState(1);
  const query = typed.trim();
  const within = withinOf(parameters);
  const { answered, hits = [], error, retry, hold, renew } = useSearch({ query, ...within, most: pages * PAGE });
  const entryOf = useEntries();
  const answer = query === '' ? undefined : answered?.answer;
  const onMore = answer && answer.total > hits.length ? () => setPages(pages + 1) : undefined;
  const isAwaited = answered?.question.most !== pages * PAGE;
  useArrival(searchWords.heading, useSiteTitle());
  usePlace(base, answer === undefined ? 0 : Math.ceil(hits.length / PAGE), isAwaited ? undefined : onMore);

  const change = (next: string) => {
    type(next);
    setPages(1);
    setParameters(next.trim() === '' ? {} : { q: next }, { replace: true });
  };
  return (
    <>
      <PageHead title={searchWords.heading} />
      <SearchBox query={typed} action={`${base}search/`} onChange={change} onSubmit={change} />
      {error ? (
        <FailedPage level={2} error={error} retry={retry} />
      ) : (
        query !== '' && (
          <SearchResults
            query={answered?.question.query ?? query}
            results={
              answer && {
                total: answer.total,
                entries: hits.map((hit) => ({ ...hit, entry: entryOf(hit.article) })),
                near: answer.near,
                topics: linksOf('topic', answer.topics, answered?.question),
                years: linksOf('year', answer.years, answered?.question),
                progress: saying(answer),
                isWhole: answer.progress.state !== 'reading',
              }
            }
            locale={words.language}
            onRetry={answer?.progress.state === 'partly' ? retry : undefined}
            onMore={onMore}
            onReach={hold}
            onRenew={answered?.stale && renew}
          />
        )
      )}
    </>
  );
}

type Within = Pick<Question, 'topic' | 'year'>;

function withinOf(parameters: URLSearchParams): Within {
  const topic = parameters.get('topic');
  const year = parameters.get('year');
  return { ...(topic && { topic }), ...(year && { year }) };
}

/** Each leads to its articles alone; the one that is chosen leads back to all. */
function linksOf(name: keyof Within, facets: readonly Facet[], question: Question | undefined) {
  const { query = '', topic, year } = question ?? {};
  const within = { ...(topic && { topic }), ...(year && { year }) };
  const { [name]: now, ...others } = within;
  return facets.map(({ value, count }) => {
    const chosen = value === now;
    return { value, count, chosen, href: addresses.search(query, chosen ? others : { ...others, [name]: value }) };
  });
}

function saying({ progress }: Answer): string {
  const { state, headers, allHeaders, texts, allTexts } = progress;
  if (state === 'partly') return searchWords.partly(headers, allHeaders);
  if (state === 'whole') return '';
  return headers < allHeaders || texts >= allTexts
    ? searchWords.reading(headers, allHeaders)
    : searchWords.readingTexts(texts, allTexts);
}
