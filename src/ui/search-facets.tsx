import { type ReactElement, useId } from 'react';
import { searchWords } from '../locale/search-words.ts';
import { Link } from './link.tsx';
import styles from './search-facets.module.css';

/** A topic or a year with its number of articles; the address leads to those alone or, where they are shown, back. */
export type FacetLink = {
  readonly value: string;
  readonly count: number;
  readonly href: string;
  readonly chosen: boolean;
};

type Props = { readonly topics: readonly FacetLink[]; readonly years: readonly FacetLink[] };

/** Ways to narrow down what was found. */
export function SearchFacets({ topics, years }: Props): ReactElement {
  return (
    <nav className={styles['facets']} aria-label={searchWords.narrow}>
      <Facets title={searchWords.topics} links={topics} />
      <Facets title={searchWords.years} links={years} />
    </nav>
  );
}

function Facets({
  title,
  links,
}: {
  readonly title: string;
  readonly links: readonly FacetLink[];
}): ReactElement | null {
  const id = useId();
  if (links.length === 0) return null;
  return (
    <div className={styles['group']}>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {links.map(({ value, count, href, chosen }) => (
          <li key={value}>
            <Link to={href} aria-current={chosen ? 'true' : undefined} aria-label={searchWords.withCount(value, count)}>
              <bdi>{value}</bdi> <span>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
