import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { health, templateOverview as overview, settingList } from '../../../schemas/api/overview.ts'
import type { App } from '../../http/app.ts'
import { described, json } from '../../http/described.ts'
import { healthOf } from '../../overview/health.ts'
import { templateOverview } from '../../overview/templates.ts'

const tags = ['overview']

/** Templates, settings, storage and health, for administrators to look at. */
export const overviewRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    server.get(
      '/api/admin/templates',
      described('administrator', {
        summary: 'Every folder of templates, with what is wrong in it.',
        tags,
        response: { 200: json('The folders.', overview) }
      }),
      () => templateOverview(app.storage, app.templates, app.config.templatesDirectory)
    )
    server.get(
      '/api/admin/settings',
      described('administrator', {
        summary: 'The settings that are in force, and where they come from. Secrets are told as set or not.',
        tags,
        response: { 200: json('The settings.', settingList) }
      }),
      async () => ({ settings: [...app.config.inForce] })
    )
    server.get(
      '/api/admin/health',
      described('administrator', {
        summary: 'Versions, sizes, connections, and the last backup.',
        tags,
        response: { 200: json('How the server is.', health) }
      }),
      () => healthOf(app)
    )
  }
