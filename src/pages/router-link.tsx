import { Link } from 'react-router-dom';
import type { LinkProps } from '../ui/anchor.tsx';
import { slugIn } from './addresses.ts';
import { useServices } from './services.tsx';
import { usePrefetch } from './use-prefetch.ts';

/** A link of the app's router. An article is fetched as soon as a finger, a pointer or the keyboard comes near. */
function LiveLink({ to, ...rest }: LinkProps) {
  const prefetch = usePrefetch();
  const near = () => {
    const slug = slugIn(to);
    if (slug !== undefined) prefetch(slug);
  };
  return <Link to={to} discover="none" {...rest} onPointerEnter={near} onTouchStart={near} onFocus={near} />;
}

/** What `Link` writes, without what it does: a published page has some thirty links, and they are an eighth of its time. */
function WrittenLink({ to, children, ...rest }: LinkProps) {
  const { base } = useServices();
  return (
    <a {...rest} href={base + to.slice(1)}>
      {children}
    </a>
  );
}

export const RouterLink = typeof document === 'undefined' ? WrittenLink : LiveLink;
