import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellWriting, whenNobodyWrites } from '../../src/offline/writing.ts';
import { standInLocks } from './locks.ts';

const ends: (() => void)[] = [];
let problem = false;
let listener = () => {};

const drafts = {
  get kept() {
    return !problem;
  },
  allDrafts: () => [{}] as never,
  subscribe: (heard: () => void) => {
    listener = heard;
    return () => {};
  },
};

beforeEach(() => {
  standInLocks();
  document.body.innerHTML =
    '<textarea data-field="comment"></textarea><input type="search"><button>Use it now</button>';
  vi.useFakeTimers();
  ends.push(tellWriting('/', drafts));
});

afterEach(() => {
  for (const end of ends.splice(0)) end();
  problem = false;
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'locks');
});

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
const say = (name: string, target: EventTarget = field()) => target.dispatchEvent(new Event(name, { bubbles: true }));

/** Whether an update of this base would come at once. */
async function comes(base = '/'): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(0);
  const controller = new AbortController();
  const wait = vi.fn<() => void>(() => controller.abort());
  const coming = whenNobodyWrites(base, wait, controller.signal).catch(() => {});
  await vi.advanceTimersByTimeAsync(0);
  const at = wait.mock.calls.length === 0;
  await vi.advanceTimersByTimeAsync(500);
  await coming;
  return at;
}

it('an update comes at once while nobody writes', async () => {
  expect(await comes()).toBe(true);
  say('input', document.querySelector('input') as HTMLInputElement);
  expect(await comes()).toBe(true);
});

it('it waits until five seconds after the last key', async () => {
  say('input');
  await vi.advanceTimersByTimeAsync(4000);
  say('input');
  await vi.advanceTimersByTimeAsync(4000);
  expect(await comes()).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await comes()).toBe(true);
});

it('it does not wait for who has gone from the field to the offer', async () => {
  say('input');
  field().dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: document.querySelector('button') }));
  expect(await comes()).toBe(true);
});

it('it waits for a composition, however long', async () => {
  say('compositionstart');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await comes()).toBe(false);
  say('compositionend');
  expect(await comes()).toBe(true);
});

it('it waits while something typed is not on the disk', async () => {
  problem = true;
  listener();
  expect(await comes()).toBe(false);
  problem = false;
  listener();
  expect(await comes()).toBe(true);
});

it('it does not wait for another Carrel on the same origin', async () => {
  say('input');
  expect(await comes('/blog/')).toBe(true);
});

it('where there are no locks it comes at once', async () => {
  Reflect.deleteProperty(navigator, 'locks');
  say('input');
  expect(await comes()).toBe(true);
});
