import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';


/** One configuration for the five things that are built; `src/programs.ts` says what they are. */
export default defineConfig({
  base: './',
  plugins: [react()],
  server: { port: 5173 },

  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['tests/{article,locale,publish,house}/**/*.test.ts'],
          setupFiles: ['tests/quiet.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['tests/{store,ui,library,drafts,data,search,offline,embed,pages}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/quiet.ts', 'tests/page.ts'],
        },
      },
    ],
  },
});
