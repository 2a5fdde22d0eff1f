import type { Article, Edition } from '../article/types.ts';
import type { EditionFound } from '../data/edition.ts';
import { loadPage } from '../data/page.ts';
import { quietly, type Services } from '../data/services.ts';
import type { KeptSearch } from '../library/kept-search.ts';
import { type Archive, createArchive } from './archive.ts';
import { headerOf } from './header.ts';
import type { Progress } from './question.ts';

/** Feed pages on their way at once. */
const AT_ONCE = 4;
/** Articles read in one go, between which questions are answered: some 40 ms on a slow phone. */
const IN_ONE_GO = { headers: 25, texts: 8 };
/** Texts that become findable together. */
const TOGETHER = 50;

export type Gatherer = {
  /** What can be found so far; what the last visit has found out is in it. */
  readonly archive: () => Promise<Archive>;
  readonly progress: () => Progress;
  /** Reads what is not in the archive yet of an edition and of what the device keeps. */
  read(found: EditionFound): void;
  /** Reads what the device has kept or forgotten since. */
  readAgain(): void;
  /** Lets go of everything. */
  forget(): void;
  stop(): void;
};

/**
 * Fills an archive with the headers of an edition and with the texts on the device, a little at a time, from where the
 * last visit has stopped.
 *
 * @param tell hears of all that has become findable, and of the end
 */
export function createGatherer(services: Services, kept: KeptSearch, tell: () => void): Gatherer {
  let opening: Promise<Archive> | undefined;
  let edition: EditionFound | undefined;
  let progress: Progress = { headers: 0, allHeaders: 0, texts: 0, allTexts: 0, state: 'reading' };
  let running: AbortController | undefined;

  const open = () => (opening ??= quietly(kept.read()).then(createArchive));
  const enter = (next: Partial<Progress>) => {
    progress = { ...progress, ...next };
    tell();
  };

  async function run(found: EditionFound, signal: AbortSignal): Promise<void> {
    const archive = await open();
    signal.throwIfAborted();
    const work = { services, archive, signal, enter };
    enter({ state: 'reading', ...countIn(archive, found.edition) });
    const before = archive.changes();
    const pages = found.edition.feed.map(({ sha256 }) => sha256);
    const rows = new Map(((await quietly(services.library.keptArticles())) ?? []).map((row) => [row.id, row.sha256]));
    clearOut(archive, new Set(pages), rows);
    const whole = await readPages(work, found);
    await readTexts(work, rows);
    enter({ state: whole ? 'whole' : 'partly' });
    if (archive.changes() !== before) await quietly(kept.keep(archive.snapshot()));
  }

  function start(): void {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    if (edition === undefined) return;
    run(edition, controller.signal).catch(() => {
      if (!controller.signal.aborted) enter({ state: 'partly' });
    });
  }

  return {
    archive: open,
    progress: () => progress,
    read(found) {
      edition = found;
      start();
    },
    readAgain: start,
    forget() {
      opening = Promise.resolve(createArchive());
      void quietly(kept.forget());
      start();
    },
    stop: () => running?.abort(),
  };
}

type Work = {
  readonly services: Services;
  readonly archive: Archive;
  readonly signal: AbortSignal;
  readonly enter: (progress: Partial<Progress>) => void;
};

/** What an earlier visit has found out already. */
function countIn(archive: Archive, edition: Edition): Partial<Progress> {
  const papers = archive.all();
  const pages = new Set(edition.feed.map(({ sha256 }) => sha256));
  return {
    headers: papers.filter(({ page }) => pages.has(page)).length,
    allHeaders: edition.articles,
    texts: papers.filter(({ whole }) => whole).length,
  };
}

/** What has left the edition and the device is found no longer; texts that were forgotten are not looked through. */
function clearOut(archive: Archive, pages: ReadonlySet<string>, rows: ReadonlyMap<string, string>): void {
  for (const { id, page, whole } of archive.all()) {
    const isHere = rows.has(id);
    if (whole ? !isHere : !pages.has(page) && !isHere) archive.remove(id);
  }
}

/** @returns whether all headers of the edition are in the archive now */
async function readPages({ services, archive, signal, enter }: Work, found: EditionFound): Promise<boolean> {
  const { edition } = found;
  const counts = new Map<string, number>();
  for (const { page } of archive.all()) counts.set(page, (counts.get(page) ?? 0) + 1);
  const queue = edition.feed.entries();
  let whole = true;
  const drain = async () => {
    for (const [index, { sha256, count }] of queue) {
      if ((counts.get(sha256) ?? 0) >= count) continue;
      const page = await quietly(loadPage(services, found, index, signal));
      signal.throwIfAborted();
      if (page === undefined) whole = false;
      await readPage(page?.articles ?? [], sha256, archive, signal);
      enter({ headers: archive.all().filter((paper) => paper.page !== '').length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drain));
  return whole;
}

async function readPage(articles: readonly Article[], page: string, archive: Archive, signal: AbortSignal) {
  for (const [n, article] of articles.entries()) {
    if (n % IN_ONE_GO.headers === IN_ONE_GO.headers - 1) await pause(signal);
    const { sha256 = '' } = article.extra;
    const before = archive.paper(article.id);
    if (before !== undefined && before.sha256 === sha256) archive.move(article.id, page);
    else archive.add(article, { sha256, page, whole: false });
  }
  archive.show();
}

async function readTexts({ services, archive, signal, enter }: Work, rows: ReadonlyMap<string, string>): Promise<void> {
  const isRead = (id: string, sha256: string) => {
    const paper = archive.paper(id);
    return paper?.whole === true && paper.sha256 === sha256;
  };
  const missing = [...rows].filter(([id, sha256]) => !isRead(id, sha256));
  let texts = rows.size - missing.length;
  enter({ texts, allTexts: rows.size });
  for (const [n, [id]] of missing.entries()) {
    if (n % IN_ONE_GO.texts === 0) await pause(signal);
    const kept = await quietly(services.library.findArticle(id));
    signal.throwIfAborted();
    texts += 1;
    if (kept === undefined) continue;
    const { article, slug, sha256 } = kept;
    const { page = '', header = headerOf({ ...article, extra: { ...article.extra, slug } }) } = archive.paper(id) ?? {};
    archive.add(article, { sha256, page, whole: true, header });
    if (archive.waiting() < TOGETHER) continue;
    archive.show();
    enter({ texts });
  }
  archive.show();
  enter({ texts });
}

/** Lets questions in. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => (signal.aborted ? reject(signal.reason) : resolve()));
  });
}
