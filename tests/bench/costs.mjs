// What a program costs: time, processor time, and memory with all processes that it starts.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Told by a Node program as it ends: memory in kB, processor time in µs, of all its threads. */
const usage = `process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('usage '+maxRSS+' '+(userCPUTime+systemCPUTime)+'\\n')})`;
const TOLD = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)${usage}`;

/** How often the processes are looked at, in milliseconds. */
const EVERY = 250;

/**
 * Runs a Node program to its end.
 *
 * @param words the program's file and its arguments
 * @returns seconds; `cpu`, the seconds of all cores (of its own process); `megabytes`, the most that its process, or all
 *   its processes together, held at one time; `out`, what it printed
 * @throws when it ends with anything but 0
 */
export function costsOf(words, options) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', TOLD, ...words], options);
    let [out, err, most] = ['', '', 0];
    const watching = setInterval(() => (most = Math.max(most, memoryOf(child.pid))), EVERY);
    child.stdout.on('data', (bytes) => (out += bytes));
    child.stderr.on('data', (bytes) => (err += bytes));
    child.once('close', (code) => {
      clearInterval(watching);
      if (code !== 0) return reject(new Error(`${words.join(' ')} ended with ${code}:\n${out.slice(-2000)}${err}`));
      const seconds = (performance.now() - start) / 1000;
      const [, kilobytes = 0, micros = 0] = /usage (\d+) (\d+)/.exec(err) ?? [];
      resolve({ seconds, cpu: micros / 1e6, megabytes: Math.max(most, Number(kilobytes)) / 1024, out });
    });
  });
}

/** The memory of a process and of all below it, in kB, each shared page counted once; 0 where the system does not say. */
function memoryOf(root) {
  try {
    return familyOf(String(root)).reduce((sum, pid) => sum + sharedMemory(pid), 0);
  } catch {
    return 0;
  }
}

function sharedMemory(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // It has ended meanwhile.
  }
}

function familyOf(root) {
  const children = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(pid);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const family = [root];
  for (const pid of family) family.push(...(children.get(pid) ?? []));
  return family;
}

function parentOf(pid) {
  try {
    // The name in brackets may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1];
  } catch {
    return undefined;
  }
}
