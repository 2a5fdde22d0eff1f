// Builds when the build is missing or older than what it is made of; with --done, notes what it was just made of.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, digest, projectFiles, root } from './files.mjs';
import { must, say } from './run.mjs';

const mark = join(cache, 'built');
const made = [
  'dist/app/index.html',
  'dist/app/sw.js',
  'dist/embed/carrel-article.js',
  'dist/package/index.js',
  'dist/command/carrel.js',
];
const sources = [
  'index.html',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  ...projectFiles('src'),
];

const now = digest(sources);
const isBuilt = () => made.every((path) => existsSync(join(root, path)));
const isFresh = () => isBuilt() && existsSync(mark) && readFileSync(mark, 'utf8') === now;

if (process.argv.includes('--done')) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(mark, now);
} else if (!isFresh()) {
  say('The build is missing or older than its sources: npm run build');
  must('npm run build');
}
