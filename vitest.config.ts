import { defineConfig } from 'vitest/config'

/** Unit and property tests stand beside the code or in tests/; browser and crash tests share two cores, so few files run at once. */
export default defineConfig({
  test: {
    include: ['{client,server,schemas,tests}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default']
  }
})
