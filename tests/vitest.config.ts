import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { CountsReporter } from './countsReporter.js';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  // As in the bundle: our text engine in place of React-PDF's, and of the renderer only the names of its components.
  resolve: {
    alias: [
      { find: '@react-pdf/textkit', replacement: fileURLToPath(new URL('../src/brief/textkit.ts', import.meta.url)) },
      { find: '@react-pdf/renderer', replacement: '@react-pdf/primitives' },
    ],
  },
  test: {
    server: { deps: { inline: [/@react-pdf\//] } },
    include: ['tests/**/*.test.{ts,tsx}'],
    reporters: ['default', new CountsReporter()],
    globalSetup: ['tests/bundleSetup.ts', 'tests/browser/globalSetup.ts'],
    setupFiles: ['tests/silence.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // What tests leave to each other they leave here, and not in the caches of whoever runs them.
    env: { UPDATE_GOLDENS: process.argv.some((argument) => argument === '-u' || argument === '--update') ? '1' : '', TZ: 'Asia/Kathmandu', XDG_CACHE_HOME: fileURLToPath(new URL('../node_modules/.cache/briefdeck-tests', import.meta.url)) },
  },
});
