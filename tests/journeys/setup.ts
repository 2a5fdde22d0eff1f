import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../browser/find.ts';
import { root } from '../house/files.mjs';
import { publish } from './command.ts';
import { writeArticles } from './writing.ts';

export const SAMPLE = join(root, 'tests/fixtures/edition');
export const SAMPLE_CONFIG = join(SAMPLE, 'carrel.json');

/** Finds a browser and publishes each edition once; the workers read where in the environment. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-sites-'));
  process.env['CARREL_TEST_BROWSER'] = await findBrowser();
  process.env['CARREL_TEST_SITES'] = folder;
  writeArticles(join(folder, 'articles/many'), 1, 250);
  writeArticles(join(folder, 'articles/few'), 1, 12);
  publish(join(folder, 'sample'), SAMPLE, '--config', SAMPLE_CONFIG);
  publish(join(folder, 'news'), SAMPLE, '--config', SAMPLE_CONFIG, '--base', '/news/');
  publish(join(folder, 'many'), join(folder, 'articles/many'));
  publish(join(folder, 'few'), join(folder, 'articles/few'));
  writeArticles(join(folder, 'articles/talk'), 1, 3);
  writeFileSync(join(folder, 'talk.json'), JSON.stringify({ title: 'Talk', comments: { kind: 'json', url: '/talk' } }));
  publish(join(folder, 'talk'), join(folder, 'articles/talk'), '--config', join(folder, 'talk.json'));
  return () => rmSync(folder, { recursive: true, force: true });
}
