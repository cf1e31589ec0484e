/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The client is built into `dist/`, which the server serves; in development Vite passes API and sync on to the server.
 * Tests stand beside the code or in tests/. Browser and crash tests share two cores, so few files run at once.
 */
export default defineConfig({
  root: process.env.VITEST ? '.' : 'client',
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  server: {
    proxy: {
      // The host stays as the browser wrote it: the server accepts writing from its own pages alone.
      '/api': { target: 'http://localhost:3001', changeOrigin: false },
      '/sync': { target: 'ws://localhost:3001', ws: true, changeOrigin: false }
    }
  },
  test: {
    include: ['{client,server,schemas,tests}/**/*.test.ts'],
    globalSetup: 'tests/helpers/shared-databases.ts',
    pool: 'forks',
    // LibreOffice takes seconds for each file: the tests of page numbers turn it on.
    env: { STYRSKRIFT_PAGE_NUMBERS: 'calculated' },
    maxWorkers: 2,
    testTimeout: 60_000,
    // What is waited for may take longer than the second that is usual where other programs run too.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    hookTimeout: 120_000
  }
})
