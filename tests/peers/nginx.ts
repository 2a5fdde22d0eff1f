import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../journeys/command.ts';
import { extractPackages, machine, NoPeer, runFolder } from './debian.ts';

/** A real nginx from Debian's packages, on a port of this machine. */
export type Nginx = { readonly address: string; readonly stop: () => Promise<void> };

/**
 * Serves a published folder below its base path, with what its `_headers` say.
 *
 * @throws {NoPeer} where Debian's packages cannot be had, or it does not start
 */
export async function startNginx(site: string, base: string): Promise<Nginx> {
  const root = extractPackages(['nginx', 'nginx-common'], ['nginx'], /^lib/);
  const folder = runFolder('nginx');
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration({ root, folder, site, base, port }));
  const child = spawn(join(root, 'usr/sbin/nginx'), ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    env: machine(root),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const address = `http://localhost:${port}${base}`;
  for (
    let i = 0;
    !(await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    ));
    i++
  ) {
    if (i > 200 || child.exitCode !== null) {
      await stop();
      throw new NoPeer(`nginx does not answer at ${address}:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { address, stop };
}

type Setting = {
  readonly root: string;
  readonly folder: string;
  readonly site: string;
  readonly base: string;
  readonly port: number;
};

/** One process, which ends when it is told to. */
function configuration({ root, folder, site, base, port }: Setting): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path "${join(folder, kind)}";`,
  );
  return `daemon off;
master_process off;
pid "${join(folder, 'pid')}";
events {}
http {
  include "${join(root, 'etc/nginx/mime.types')}";
  access_log off;
${temporary.join('\n')}
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/xml image/svg+xml;
  absolute_redirect off;
  server {
    listen 127.0.0.1:${port};
    error_page 404 ${base}404.html;
${locations(readFileSync(join(site, '_headers'), 'utf8'), site, base)}
  }
}
`;
}

type Rule = { readonly path: string; readonly headers: readonly (readonly [name: string, value: string])[] };

/** A location for each path that `_headers` names, with all that applies there: nginx inherits none. */
function locations(text: string, site: string, base: string): string {
  const rules = rulesOf(text);
  return rules
    .map(({ path }) => {
      const place = path.endsWith('*') ? `location ${path.slice(0, -1)}` : `location = ${path}`;
      const named = rules.filter((rule) => applies(rule.path, path)).flatMap((rule) => rule.headers);
      // What says nothing about caches is asked for again: nginx by itself says nothing, and browsers would guess.
      const headers = named.some(([name]) => name === 'Cache-Control')
        ? named
        : [...named, ['Cache-Control', 'no-cache']];
      const lines = headers.map(([name, value]) =>
        name === 'Content-Type'
          ? `      types {}\n      default_type "${value}";`
          : `      add_header ${name} "${value}" always;`,
      );
      return `    ${place} {\n      alias "${site}/${path.slice(base.length).replace('*', '')}";\n      index index.html;\n${lines.join('\n')}\n    }`;
    })
    .join('\n');
}

const applies = (pattern: string, path: string) =>
  pattern === path || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)));

function rulesOf(text: string): Rule[] {
  return text
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 1)
    .map(([path = '', ...lines]) => ({
      path: path.trim(),
      headers: lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
      }),
    }));
}
