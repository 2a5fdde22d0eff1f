import { useEffect, useState, useSyncExternalStore } from 'react';
import { asRow } from '../article/pictures.ts';
import { createFinder } from '../search/finder.ts';
import type { Question } from '../search/question.ts';
import { useServices } from './services.tsx';
import { useEdition } from './use-edition.ts';

/** The last answer to a question; undefined until there is one. An empty query asks nothing. */
export function useSearch({ query, topic, year, most }: Question) {
  const { base, home } = useServices();
  const edition = useEdition();
  const [finder] = useState(() => createFinder(base));
  const answered = useSyncExternalStore(finder.subscribe, finder.answered, () => undefined);

  useEffect(() => {
    if (edition.data !== undefined) finder.read(edition.data);
  }, [finder, edition.data]);
  useEffect(() => {
    if (query !== '') finder.ask({ query, most, ...(topic && { topic }), ...(year && { year }) });
  }, [finder, query, topic, year, most]);

  const place = { base: home, here: home };
  const hits = answered?.answer.hits.map((hit) => ({ ...hit, article: asRow(hit.article, place) }));
  const error = edition.data === undefined ? edition.error : null;
  const retry = () => void edition.refetch().then(({ data }) => data && finder.read(data));
  return { answered, hits, error, retry, hold: finder.hold, renew: finder.renew };
}
