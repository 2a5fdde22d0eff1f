// What `<carrel-article>` offers, out of its docstring: a custom-elements manifest, as editors read it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

/** The docstring's tags, each with the text that belongs to it. */
function tagsOf(source) {
  const text = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*class CarrelArticle/.exec(source)?.[1] ?? '';
  const lines = text.replace(/^ *\* ?/gm, '').trim();
  const [description = '', ...tags] = lines.split(/^@/m);
  const read = tags.map((tag) => {
    const [, kind, name, about] = /^(\w+)\s+([\w-]*)\s*(?:-\s*([\s\S]*))?$/.exec(tag.trim()) ?? [];
    if (kind === undefined) throw new Error(`element.tsx: this tag cannot be read: @${tag}`);
    return { kind, name, description: (about ?? '').replace(/\s+/g, ' ').trim() };
  });
  return { description: description.replace(/\s+/g, ' ').trim(), tags: read };
}

const TYPES = {
  src: 'string',
  integrity: 'string',
  keep: 'boolean',
  'heading-level': "'1' | '2' | '3' | '4' | '5' | '6'",
  theme: "'light' | 'dark'",
  lang: 'string',
};

/** @see https://github.com/webcomponents/custom-elements-manifest (schema 2.1.0) */
export function elementManifest() {
  const { description, tags } = tagsOf(readFileSync(join(root, 'src/embed/element.tsx'), 'utf8'));
  const path = 'dist/embed/carrel-article.js';
  const of = (kind) => tags.filter((tag) => tag.kind === kind).map(({ name, description }) => ({ name, description }));
  const events = { 'carrel-load': 'CustomEvent<CarrelLoad>', 'carrel-error': 'CustomEvent<CarrelError>' };
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [
          {
            kind: 'class',
            customElement: true,
            name: 'CarrelArticle',
            tagName: 'carrel-article',
            superclass: { name: 'HTMLElement' },
            description,
            attributes: of('attr').map((attribute) => ({ ...attribute, type: { text: TYPES[attribute.name] } })),
            events: of('fires').map((event) => ({ ...event, type: { text: events[event.name] } })),
            slots: of('slot'),
            cssParts: of('csspart'),
            cssProperties: of('cssprop'),
          },
        ],
        exports: [
          {
            kind: 'custom-element-definition',
            name: 'carrel-article',
            declaration: { name: 'CarrelArticle', module: path },
          },
        ],
      },
    ],
  };
}
