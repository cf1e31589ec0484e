import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The figures that Prometheus reads at `/metrics`. */
export class Metrics {
  readonly registry = new Registry()
  readonly #requests: Histogram<'method' | 'route' | 'status'>
  readonly #faults: Counter

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'styrskrift_' })
    this.#requests = new Histogram({
      name: 'styrskrift_http_request_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers: [this.registry]
    })
    this.#faults = new Counter({
      name: 'styrskrift_faults_total',
      help: 'Requests that ended in a fault of the server',
      registers: [this.registry]
    })
  }

  /** `route` is the pattern of the route, never the address: a label has few values. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds)
  }

  fault(): void {
    this.#faults.inc()
  }

  /** A figure that is read when somebody asks. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read())
      }
    })
  }

  text(): Promise<string> {
    return this.registry.metrics()
  }
}
