import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { articleQuery } from '../data/queries.ts';
import { useServices } from './services.tsx';

/** Brings an article before it is asked for, so that its headline stands at the tap. */
export function usePrefetch(): (slug: string) => void {
  const client = useQueryClient();
  const services = useServices();
  return useCallback((slug) => void client.prefetchQuery(articleQuery(services, { slug })), [client, services]);
}
