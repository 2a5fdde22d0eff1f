import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { articleIn, carrelAt, workplace } from './carrel.ts';

vi.setConfig({ testTimeout: 60_000 });

/** `carrel publish --watch`, with all that it has said so far, and its end. */
function watching(folder: string) {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const world = { interrupted: controller.signal, print: say, complain: say };
  const done = carrelAt(world, folder, 'publish', 'posts', '--out', 'posts/site', '--watch');
  const waiting = () => said.filter((line) => line.startsWith('Waiting for changes')).length;
  const until = (times: number) => vi.waitFor(() => expect(waiting()).toBe(times), { timeout: 20_000 });
  return { said, until, waiting, done, interrupt: () => controller.abort() };
}

test('what is written while it watches is published, what is broken is told, and it ends when it is asked to', async () => {
  const folder = workplace();
  mkdirSync(join(folder, 'posts/deep'), { recursive: true });
  writeFileSync(join(folder, 'posts/one.md'), '---\ntitle: One\n---\nFirst.');
  const { said, until, done, interrupt } = watching(folder);
  await until(1);
  writeFileSync(join(folder, 'posts/one.md'), '---\ntitle: One\n---\nSecond.');
  writeFileSync(join(folder, 'posts/deep/two.md'), '---\ntitle: Two\n---\nFirst.');
  await until(2);
  const site = join(folder, 'posts/site');
  expect(articleIn(site, 'one').content_html).toBe('<p>Second.</p>');
  expect(articleIn(site, 'two').content_html).toBe('<p>First.</p>');
  for (const name of ['one.md', 'deep/two.md']) rmSync(join(folder, 'posts', name));
  await until(3);
  expect(said.join('\n')).toContain('carrel: posts holds nothing that can be published');
  writeFileSync(join(folder, 'posts/one.md'), '---\ntitle: One\n---\nThird.');
  await until(4);
  expect(articleIn(site, 'one').content_html).toBe('<p>Third.</p>');
  interrupt();
  expect(await done).toMatchObject({ code: 0 });
});

test('its own writing is no change', async () => {
  const folder = workplace('posts');
  const { until, waiting, done, interrupt } = watching(folder);
  await until(1);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(waiting()).toBe(1);
  interrupt();
  await done;
});
