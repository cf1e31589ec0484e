import { Server } from '@hocuspocus/server'

/** Hocuspocus 4 in memory, to measure beside ours: `node tests/bench/hocuspocus-server.ts`; prints its port. */
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true })
await server.listen()
console.log(`port ${server.address.port}`)
