import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The client is built into `dist/`, which the server serves; in development Vite passes API and sync on to the server. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  server: {
    proxy: {
      '/api': 'http://localhost:3001',
      '/sync': { target: 'ws://localhost:3001', ws: true }
    }
  }
})
