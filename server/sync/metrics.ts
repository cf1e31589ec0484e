import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The figures of the sync server for Prometheus. */
export class SyncMetrics {
  readonly updates: Counter
  readonly storedBytes: Counter
  readonly receivedBytes: Counter
  readonly sentBytes: Counter
  readonly batch: Histogram
  readonly store: Histogram
  readonly refused: Counter<'kind'>
  readonly closed: Counter<'reason'>
  readonly snapshots: Counter<'outcome'>

  constructor(read: { connections(): number; documents(): number; waiting(): number }, registry = new Registry()) {
    const registers = [registry]
    const counter = (name: string, help: string): Counter => new Counter({ name, help, registers })
    const gauge = (name: string, help: string, value: () => number): void => {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value())
        }
      })
    }
    gauge('styrskrift_sync_connections', 'Open sync connections', read.connections)
    gauge('styrskrift_sync_documents', 'Documents in memory', read.documents)
    gauge('styrskrift_sync_waiting_bytes', 'Bytes of updates that wait for the disk', read.waiting)
    this.updates = counter('styrskrift_sync_updates_stored_total', 'Updates stored')
    this.storedBytes = counter('styrskrift_sync_stored_bytes_total', 'Bytes of updates stored')
    this.receivedBytes = counter('styrskrift_sync_received_bytes_total', 'Bytes of messages from clients')
    this.sentBytes = counter('styrskrift_sync_sent_bytes_total', 'Bytes of messages to clients')
    this.batch = new Histogram({
      name: 'styrskrift_sync_batch_updates',
      help: 'Updates in one commit',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200],
      registers
    })
    this.store = new Histogram({
      name: 'styrskrift_sync_store_seconds',
      help: 'Time of one commit, until it is on disk',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 1, 5],
      registers
    })
    this.refused = new Counter({
      name: 'styrskrift_sync_refused_total',
      help: 'Changes that the gate refused',
      labelNames: ['kind'],
      registers
    })
    this.closed = new Counter({
      name: 'styrskrift_sync_closed_total',
      help: 'Connections that the server ended',
      labelNames: ['reason'],
      registers
    })
    this.snapshots = new Counter({
      name: 'styrskrift_sync_snapshots_total',
      help: 'Snapshots that were made or given up',
      labelNames: ['outcome'],
      registers
    })
  }
}
