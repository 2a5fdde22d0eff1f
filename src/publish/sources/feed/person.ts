import type { Person } from './item.ts';

const EMAIL = /[^\s<>()[\]@,;:"]+@[^\s<>()[\]@,;:"]+\.[a-z]{2,}/i;

/** Reads `mail (Name)`, `Name <mail>`, `Name`, or a mail alone. */
export function readPerson(text: string): Person | undefined {
  const email = EMAIL.exec(text)?.[0];
  const name = text
    .replace(/mailto:/i, '')
    .replace(email ?? '', '')
    .replace(/[<[(]\s*[)\]>]/g, '')
    .replace(/^[\s,;:|–-]*[([<]([^()[\]<>]*)[)\]>]\s*$/, '$1')
    .replace(/^[\s,;:|"–-]+|[\s,;:|"–-]+$/g, '');
  return name === '' && email === undefined ? undefined : { name: name === '' ? undefined : name, email };
}
