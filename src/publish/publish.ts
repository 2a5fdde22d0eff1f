import { resolve } from 'node:path';
import { isWeb } from '../article/address.ts';
import type { Given } from './arguments.ts';
import { buildOf } from './build.ts';
import { readApp } from './edition/app.ts';
import { iconPath } from './icons.ts';
import { LastRun } from './memory/last-run.ts';
import { memoryPath } from './memory/place.ts';
import { sealOf } from './memory/seal.ts';
import { publishAnew } from './publish-anew.ts';
import { configPath, loadConfig, type Order, readOrder } from './publish-options.ts';
import { exitCode, printReport, repeated } from './report.ts';
import { watch } from './watch.ts';
import type { ExitCode, World } from './world.ts';

/** `carrel publish SOURCE... --out DIR`: once, or with `--watch` whenever something has changed. */
export async function publish(given: Given, world: World): Promise<ExitCode> {
  const order = readOrder(given, world);
  if (!given.switches.has('watch')) return await publishOnce(order, given, world);
  const settings = configPath(given, order.sources, world);
  const paths = [...localSources(order, world), ...(settings === undefined ? [] : [settings])];
  return await watch(paths, order.out, world, (now) => publishOnce(order, given, { ...world, now }));
}

const localSources = ({ sources }: Order, world: World) =>
  sources.filter((name) => !isWeb(name)).map((name) => resolve(world.folder, name));

async function publishOnce(order: Order, given: Given, world: World): Promise<ExitCode> {
  const started = performance.now();
  const config = loadConfig(given, order.sources, world);
  const app = readApp(world.app);
  const build = buildOf(app, world);
  const memory = memoryPath(order.out, world);
  const icon = config.icon === undefined ? '' : sealOf(iconPath(config.icon, given, world));
  const last = new LastRun(`${memory}.run.json`, order.out, {
    about: JSON.stringify([build, world.folder, order, optionsOf(given), config, [...config.redirects], icon]),
    sources: localSources(order, world),
  });
  const same = order.sources.some(isWeb) ? undefined : last.repeat(world.now);
  if (same !== undefined) {
    const report = repeated(same, started);
    printReport(report, given, world);
    return exitCode(report);
  }
  const { report, kept, lasting } = await publishAnew({ order, given, world, config, app, build, memory, started });
  if (lasting === undefined) last.forget();
  else last.remember(report, lasting.looked, lasting.until);
  printReport(report, given, world);
  return kept ? 1 : exitCode(report);
}

/** Options that change what comes out. */
const optionsOf = ({ texts, switches }: Given) => [
  ...[...texts].filter(([name]) => name !== 'jobs'),
  ...[...switches].filter((name) => name.startsWith('no-')),
];
