import { describe, expect, it } from 'vitest';
import { explain } from '../../src/data/errors.ts';
import {
  BadBundle,
  NewerFormat,
  NotFound,
  NotJson,
  NotOnDevice,
  ServerFault,
  TimedOut,
  Unreachable,
  WrongHash,
} from '../../src/data/failures.ts';
import { createNetwork } from '../../src/data/online.ts';
import { StoreBlocked, StoreFull, StoreUnavailable } from '../../src/store/errors.ts';

const at = 'https://example.org/edition.json';

describe('every failure has its own words and one way out', () => {
  const failures = [
    new Unreachable(at),
    new TimedOut(at),
    new NotFound(at),
    new ServerFault(at, 503),
    new NotJson(at),
    new WrongHash(at),
    new BadBundle(at, []),
    new NewerFormat(at),
    new NotOnDevice(at),
    new StoreUnavailable(),
    new StoreBlocked(),
    new StoreFull(),
    new Error('unheard of'),
  ];

  it.each(failures.map((failure) => [failure.name, failure] as const))('%s', (_, failure) => {
    const { heading, sentence, way } = explain(failure);
    expect(heading).not.toBe('');
    expect(sentence).toMatch(/\.$/);
    expect(['retry', 'home', 'offline']).toContain(way);
  });

  it('no two alike', () => {
    expect(new Set(failures.map((failure) => explain(failure).sentence)).size).toBe(failures.length);
  });

  it('and what is no error at all has some too', () => {
    expect(explain(undefined)).toEqual(explain('thrown text'));
  });

  it('"Article not found" where an article was asked for', () => {
    expect(explain(new NotFound(at), 'article')).toMatchObject({ heading: 'Article not found', way: 'home' });
  });
});

describe('the network', () => {
  it.each([
    ['an answer', undefined, 'online'],
    ['a missing file', new NotFound(at), 'online'],
    ['a server fault', new ServerFault(at, 500), 'online'],
    ['no network', new Unreachable(at), 'offline'],
    ['a hung server', new TimedOut(at), 'unanswered'],
    ['a captive portal', new NotJson(at), 'unanswered'],
  ])('is judged by %s', (_, failure, state) => {
    const network = createNetwork();
    network.heard(failure);
    expect(network.state()).toBe(state);
  });

  it('is said again only when it changes', () => {
    const network = createNetwork();
    let calls = 0;
    const end = network.subscribe(() => {
      calls += 1;
    });
    for (const failure of [undefined, new Unreachable(at), new Unreachable(at), undefined]) network.heard(failure);
    end();
    network.heard(new TimedOut(at));
    expect(calls).toBe(2);
  });
});
