import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as admin from '../../schemas/api/admin.ts'
import * as contract from '../../schemas/api/contract.ts'
import { member, memberList, memberUnit } from '../../schemas/api/members.ts'
import * as overview from '../../schemas/api/overview.ts'
import { removalPreview } from '../../schemas/api/personal-data.ts'
import * as threads from '../../schemas/api/threads.ts'
import * as units from '../../schemas/api/units.ts'
import { thread } from '../../schemas/comments/thread.ts'
import { dokument, pictureFile } from '../../schemas/document/dokument.ts'
import { kommun } from '../../schemas/register/kommun.ts'
import { reading, readingNode } from '../../schemas/remiss/reading.ts'
import { template } from '../../schemas/template/template.ts'
import { run, stycke } from '../../schemas/text/stycke.ts'
import { tidyOpenApi } from './openapi-tidy.ts'

/** The parts of the contract that stand under a name of their own in the description. */
const named = {
  Error: contract.errorBody,
  Person: contract.person,
  Session: contract.session,
  DocumentRow: contract.documentRow,
  DocumentList: contract.documentList,
  CreatedDocument: contract.createdDocument,
  OpenDocument: contract.openDocument,
  Member: member,
  MemberUnit: memberUnit,
  MemberList: memberList,
  TemplateRow: contract.templateRow,
  TemplateList: contract.templateList,
  UploadedPicture: contract.uploadedPicture,
  TemplateOverview: overview.templateOverview,
  TemplateFolder: overview.templateFolder,
  SettingList: overview.settingList,
  Health: overview.health,
  RemovalPreview: removalPreview,
  Unit: units.unit,
  UnitList: units.unitList,
  UnitNames: units.unitNames,
  UnitImport: units.importPreview,
  UnitImportDone: units.importDone,
  AuditEntry: admin.auditEntry,
  AuditList: admin.auditList,
  OutboxMessage: admin.outboxMessage,
  OutboxList: admin.outboxList,
  Template: template,
  Kommun: kommun,
  Dokument: dokument,
  DokumentPost: dokument.shape.metadata,
  PictureFile: pictureFile,
  Stycke: stycke,
  Run: run,
  Thread: thread,
  ThreadList: threads.threadList,
  Participant: threads.participant,
  WaitingList: threads.waitingList,
  Reading: reading,
  ReadingNode: readingNode
}

/** OpenAPI 3.1 of every route, generated from the schemas that check the requests. */
export async function addOpenApi(server: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id })
  const described = createJsonSchemaTransformObject({ schemaRegistry })
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Styrskrift',
        description:
          'Documents, people and files of Styrskrift. Text is written over the sync connection at `/sync/<room>`. A request that changes something and carries the session cookie must name its `Origin`. Every error is listed in docs/errors.md.',
        version: '1'
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'styrskrift' },
          answer: { type: 'apiKey', in: 'cookie', name: 'styrskrift-svar-<recipient>' }
        }
      },
      tags: [
        { name: 'session', description: 'Signing in and out' },
        { name: 'account', description: 'The own account' },
        { name: 'people', description: 'People, and the administration of them' },
        { name: 'kommun', description: 'The municipality and its templates' },
        { name: 'overview', description: 'Templates, settings, storage and health' },
        { name: 'units', description: 'The register of units' },
        { name: 'documents', description: 'Documents' },
        { name: 'members', description: 'Who may do what' },
        { name: 'pictures', description: 'Pictures of a document' },
        { name: 'comments', description: 'Comments and change proposals' },
        { name: 'remiss', description: 'States of a document, and its remisser' },
        { name: 'audit', description: 'The audit log' },
        { name: 'svar', description: 'Answering a remiss by a link, without an account' },
        { name: 'outbox', description: 'Messages by e-mail' }
      ]
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: document => tidyOpenApi(described(document))
  })
}
