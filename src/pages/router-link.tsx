import { Link } from 'react-router-dom';
import type { LinkProps } from '../ui/anchor.tsx';
import { slugIn } from './addresses.ts';
import { usePrefetch } from './use-prefetch.ts';

/** A link of the app's router. An article is fetched as soon as a finger, a pointer or the keyboard comes near. */
export function RouterLink({ to, ...rest }: LinkProps) {
  const prefetch = usePrefetch();
  const near = () => {
    const slug = slugIn(to);
    if (slug !== undefined) prefetch(slug);
  };
  return <Link to={to} {...rest} onPointerEnter={near} onTouchStart={near} onFocus={near} />;
}
