import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { type ElementStyles, elementStyles } from './tests/house/element-styles.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Modules of the first screen that later ones share. */
function isFirst(id: string): boolean {
  if (id.includes('node_modules'))
    return /node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack|cookie)\//.test(id);
  return FIRST.test(id);
}

const FIRST =
  /\/src\/(?:article\/(?:address|check|edition|fields|identity|json|pictures|related|slug|text|types)|locale\/(?:words|article-words|dates|direction|numbers)|store\/(?:errors|names|plain|session|settings|web-storage)|library\/late-library|data\/(?:errors|failures|online|queries|services|text-in-page|trusted)|ui\/(?:faces|feed|teaser|button|status|heading|headline|link|marks|icons|waiting|article-byline)|pages\/(?:use-edition|use-marks|use-letters|services|arrival|place|failed|missing|slug-of|addresses|older-articles))\.tsx?$/;

/** What brings, cleans and keeps articles: one file, fetched by the first query. */
function isLibrary(id: string): boolean {
  return id.includes('node_modules/idb/') || LIBRARY.test(id);
}

const LIBRARY =
  /\/src\/(?:article\/(?:allow-list|clean|clean-attributes|hash)|store\/(?:channel|connection|database|schema)|library\/(?:articles|earlier|editions|evictable|item|library|mark-store|marks|orders|shelf|space)|data\/(?:around|article|clock|documents|edition|load|page|sanitize|site-file))\.ts$/;

/** The build of each program. `vite build --app` makes them all, one after the other. */
const environments = {
  client: {
    build: {
      outDir: 'dist/app',
      copyPublicDir: false,
      manifest: true,
      modulePreload: { polyfill: false },
      cssCodeSplit: true,
      rolldownOptions: {
        input: at('index.html'),
        output: {
          hashCharacters: 'hex' as const,
          // What every first screen needs is one file: split by who else uses it, it compresses 2 kB worse.
          codeSplitting: {
            groups: [
              { name: 'carrel', test: isFirst },
              { name: 'library', test: isLibrary },
            ],
          },
          assetFileNames: 'assets/[name].[hash:16][extname]',
          chunkFileNames: 'assets/[name].[hash:16].js',
          entryFileNames: 'assets/[name].[hash:16].js',
        },
      },
    },
  },
  worker: script('src/offline/worker/worker.ts', 'dist/app', 'sw.js'),
  elementClean: part('clean', 'src/data/purify.ts', true),
  elementWhole: part('whole', 'src/embed/whole.ts'),
  elementRich: part('rich', 'src/embed/rich.ts'),
  elementKept: part('kept', 'src/embed/kept-article.ts'),
  elementLook: part('look', 'src/embed/look.ts'),
  element: {
    consumer: 'client' as const,
    build: {
      outDir: 'dist/embed',
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false as const,
      rolldownOptions: {
        input: {
          'carrel-article': at('src/embed/element.tsx'),
          'carrel-frame': at('src/embed/carrel-frame.ts'),
          frame: at('src/embed/frame.ts'),
        },
        preserveEntrySignatures: false as const,
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  package: library('dist/package', { index: at('src/embed/package.ts'), bundle: at('src/article/check.ts') }),
  packageServer: library('dist/package/server', { index: at('src/embed/package.ts') }),
  prerender: library('dist/package/server', { prerender: at('src/embed/prerender.tsx') }, []),
  command: {
    consumer: 'server' as const,
    // Without it the pages would be drawn by React's slow half, made for finding faults: five times the time.
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { noExternal: true as const, external: ['sharp'] },
    build: {
      outDir: 'dist/command',
      emptyOutDir: true,
      copyPublicDir: false,
      ssr: true,
      rolldownOptions: {
        input: { carrel: at('src/publish/main.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].[hash].js' },
      },
    },
  },
};

/** A module that the element's script fetches only when a browser or an article asks for it. */
function part(name: string, input: string, isFirst = false) {
  return {
    consumer: 'client' as const,
    build: {
      outDir: 'dist/embed',
      emptyOutDir: isFirst,
      copyPublicDir: false,
      modulePreload: false as const,
      rolldownOptions: {
        input: { [name]: at(input) },
        preserveEntrySignatures: 'strict' as const,
        output: { hashCharacters: 'hex' as const, entryFileNames: '[name].[hash:16].js', codeSplitting: false },
      },
    },
  };
}

/** One classic script without imports, as a service worker must be. */
function script(input: string, outDir: string, name: string) {
  return {
    consumer: 'client' as const,
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: at(input),
        output: { format: 'iife' as const, entryFileNames: name, codeSplitting: false },
      },
    },
  };
}

/**
 * Modules for a developer's own build: React stays outside, and nothing of Vite's gets in, as a page's build would put
 * into them for preloading (the developer's Vite does so itself, and cannot do it twice).
 */
function library(outDir: string, input: Record<string, string>, external = [/^react(?:-dom)?(?:\/|$)/, 'dompurify']) {
  return {
    consumer: 'server' as const,
    resolve: { noExternal: true as const },
    build: {
      outDir,
      emptyOutDir: !outDir.endsWith('server'),
      copyPublicDir: false,
      emitAssets: !outDir.endsWith('server'),
      minify: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict' as const,
        external,
        output: {
          // Where components run on the server alone, as in Next.js, these two have to be known to go to the browser.
          banner: ({ name }: { readonly name: string }) => (name === 'index' ? "'use client';" : ''),
          entryFileNames: '[name].js',
          chunkFileNames: '[name].[hash:8].js',
          assetFileNames: 'article[extname]',
        },
      },
    },
  };
}

/** The element's parts, which are built apart, by the files that its script asks for. */
const PARTS: Readonly<Record<string, string>> = {
  purify: 'clean',
  whole: 'whole',
  rich: 'rich',
  'kept-article': 'kept',
  look: 'look',
};

/** Where no browser is, HTML is cut by the file made for that; and the element draws its article once, without React. */
function programs(): Plugin {
  return {
    name: 'carrel:programs',
    enforce: 'pre',
    resolveId(id, importer, options) {
      const program = this.environment.name;
      if (id.endsWith('/sanitize.ts') && ['command', 'packageServer', 'prerender', 'ssr'].includes(program)) {
        return this.resolve(id.replace(/\.ts$/, '.node.ts'), importer, { ...options, skipSelf: true });
      }
      const isReact = /^react(?:\/jsx-runtime)?$/.test(id);
      if (program === 'prerender') return isReact ? at('src/embed/still-text.ts') : null;
      if (!program.startsWith('element')) return null;
      if (program === 'element' && /\/(?:article-attachments|article-picture|scrollers)\.tsx?$/.test(id))
        return at('src/embed/rich-parts.ts');
      if (program === 'element' && id.endsWith('/headline.ts')) return at('src/embed/given.ts');
      return isReact ? at('src/embed/still.ts') : null;
    },
  };
}

/**
 * The element carries its styles in its script, so no sheet goes beside it; and as the script may stand in a page as a
 * classic one, all of it is put into a function: it leaves no global behind.
 */
function oneScript(): Plugin {
  return {
    name: 'carrel:one-script',
    applyToEnvironment: ({ name }) => name.startsWith('element') || name === 'packageServer' || name === 'prerender',
    enforce: 'pre',
    // No part that is loaded late has a sheet to wait for.
    load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null),
    transform(code) {
      if (this.environment.name !== 'element') return null;
      return withClassNames(code).replaceAll(/(?<!typeof )\bimport\('\.\/([\w-]+)\.ts'\)/g, (whole, name) =>
        PARTS[name] ? `carrelPart('${PARTS[name]}')` : whole,
      );
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        if (this.environment.name === 'element') {
          // For articles that stand in the page already, in a declarative shadow tree.
          const { core, rich } = await elementStyles(this.environment.getTopLevelConfig());
          this.emitFile({ type: 'asset', fileName: 'carrel-article.css', source: core + rich });
          this.emitFile({ type: 'asset', fileName: 'index.html', source: readFileSync(at('src/embed/frame.html')) });
        }
        for (const [name, file] of Object.entries(bundle)) {
          if (name.endsWith('.css') && file.type === 'asset' && !file.names.includes('carrel-article.css'))
            delete bundle[name];
          else if (file.type === 'chunk' && file.isEntry && this.environment.name === 'element') {
            const code = file.code.replaceAll(/,\s*import\.meta\.url\)/g, ')');
            if (/\bimport\.meta\b|\bexport\s*[{*]/.test(code)) this.error(`${name} cannot be a classic script`);
            file.code = `(()=>{${findingItsParts(code, name)}})();`;
          }
        }
      },
    },
  };
}

/** Class names as texts in the code, which is smaller than a table of them. */
function withClassNames(code: string): string {
  const sheets = new Map(
    [...code.matchAll(/import (\w+) from '\.\/([\w-]+\.module\.css)'/g)].map(([, name, file]) => [name, file]),
  );
  return code.replaceAll(/\b(\w+)\['(\w+)'\]/g, (whole, sheet, name) => {
    const file = sheets.get(sheet);
    return file === undefined ? whole : JSON.stringify(className(name, file));
  });
}

/**
 * A browser does not tell a classic script of another origin where `./` is: such a script has to look for its own
 * address, and must not take that of a bundle into which it was built for it.
 */
function findingItsParts(code: string, name: string): string {
  const files = readdirSync(at('dist/embed'));
  const found = code.replaceAll(/\bcarrelPart\([`"'](\w+)[`"']\)/g, (_, part) => {
    const own = JSON.stringify(`./${files.find((file) => file.startsWith(`${part}.`))}`);
    return `(home?beside(${own}):import(${own}))`;
  });
  if (found === code) return code;
  const file = name.replaceAll('.', '\\.');
  const beside = 'beside=part=>import(/* @vite-ignore *//* webpackIgnore: true */new URL(part,home).href)';
  return `let home=globalThis.document?.currentScript?.src,${beside};/\\/${file}(?:[?#]|$)/.test(home)||(home=void 0);${found}`;
}

/** The element's styles, as modules of text. */
function styles(): Plugin {
  let made: Promise<ElementStyles> | undefined;
  return {
    name: 'carrel:styles',
    resolveId: (id) => (id.startsWith('carrel:styles/') ? `\0${id}` : null),
    async load(id) {
      const [, which] = /^\0carrel:styles\/(core|rich)$/.exec(id) ?? [];
      if (which === undefined) return null;
      made ??= elementStyles(this.environment.getTopLevelConfig());
      return `export const css = ${JSON.stringify((await made)[which as keyof ElementStyles])};`;
    },
  };
}

/** In the package, what the article's styles stand on applies to the article alone: a developer's page is their own. */
function scopedStyles(): Plugin {
  return {
    name: 'carrel:scoped-styles',
    applyToEnvironment: (environment) => environment.name === 'package',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/(?:ui\/tokens|embed\/(?:reset|package))\.css$/.test(id)) return null;
      const rules = code.replace(/:root\b/g, ':scope').replace(/^:host.*,\n/gm, '');
      return `@scope ([part~="article"], [part~="failed"]) {\n${rules}\n}`;
    },
  };
}

/**
 * The policy of the pages, with the theme script by its SHA-256: `policy.json` beside the built app. Publishing adds
 * the place for comments and sends it as header and as `<meta>`.
 */
function policy(): Plugin {
  return {
    name: 'carrel:policy',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle() {
      const page = readFileSync(at('index.html'), 'utf8');
      const inline = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
        ([, text]) => `'sha256-${hash(text ?? '')}'`,
      );
      const directives = [
        "default-src 'self'",
        ["script-src 'self'", ...inline].join(' '),
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types dompurify app',
      ];
      this.emitFile({
        type: 'asset',
        fileName: 'policy.json',
        source: JSON.stringify({ policy: directives.join('; ') }),
      });
      for (const size of ['icon.svg', 'icon-192.png', 'icon-512.png']) {
        this.emitFile({ type: 'asset', fileName: `icons/${size}`, source: readFileSync(at(`src/ui/icon/${size}`)) });
      }
    },
  };
}

const className = (name: string, file: string) => `c${shortName(`${basename(file.replace(/\?.*$/, ''))} ${name}`)}`;

const shortName = (text: string) =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 10)}`)
    .toString(36)
    .slice(0, 4);

const hash = (text: string) => createHash('sha256').update(text).digest('base64');

export default defineConfig({
  base: './',
  appType: 'spa',
  plugins: [programs(), styles(), react(), policy(), oneScript(), scopedStyles()],
  build: {
    target: 'baseline-widely-available',
    // Rewritten for older browsers, `light-dark()` and logical properties double the style sheet that every page carries.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
  },
  // Short, because every published page carries its classes; the same in all programs, because one hydrates the other's.
  css: {
    modules: { generateScopedName: className },
  },
  // One classic script, as every browser has workers for.
  worker: {
    format: 'iife' as const,
    rolldownOptions: {
      output: { hashCharacters: 'hex' as const, entryFileNames: 'assets/[name].[hash:16].js' },
    },
  },
  builder: { sharedConfigBuild: true },
  environments,
  server: { port: 5173 },
  test: {
    // Left to itself, Vitest keeps one core free: on two cores that is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          testTimeout: 30_000,
          include: ['tests/{article,locale,publish,house}/**/*.test.ts', 'tests/server.test.ts'],
          setupFiles: ['tests/quiet.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          testTimeout: 30_000,
          include: ['tests/{store,ui,library,drafts,data,search,offline,embed,pages}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/quiet.ts', 'tests/page.ts'],
        },
      },
    ],
  },
});
