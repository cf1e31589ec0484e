import swc from '@swc/core'

// dependency-cruiser asks swc for TypeScript without JSX, which cannot read a .tsx file.
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })

/** Which folders may import which. The message of a broken rule says what to import instead. */
export default {
  forbidden: [
    {
      name: 'client-and-server-apart',
      comment: 'client and server never import each other: put what both need into schemas/.',
      severity: 'error',
      from: { path: '^client' },
      to: { path: '^server' }
    },
    {
      name: 'server-and-client-apart',
      comment: 'client and server never import each other: put what both need into schemas/.',
      severity: 'error',
      from: { path: '^server' },
      to: { path: '^client' }
    },
    {
      name: 'schemas-stands-alone',
      comment: 'schemas/ knows no DOM, no network, no database: pass what it needs as an argument.',
      severity: 'error',
      from: { path: '^schemas' },
      to: { path: '^(client|server|tests)|node_modules/(react|fastify|ws|kysely|better-sqlite3|pg|@tiptap)' }
    },
    {
      name: 'word-only-in-word-files',
      comment:
        'The browser bundle holds no Word code: import docx only from a file named word*.ts or a folder named word.',
      severity: 'error',
      from: { path: '^(client|schemas)', pathNot: '(/word[^/]*\\.ts$|/word/|/words\\.ts$)' },
      to: { path: 'node_modules/docx|^schemas/records/(words|[^/]+/word[^/]*)\\.ts$|^(schemas|server)/word/' }
    },
    {
      name: 'product-without-tests',
      comment: 'The product never imports its tests.',
      severity: 'error',
      from: { path: '^(client|server|schemas)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests' }
    },
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one concept, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true }
    }
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] }
  }
}
