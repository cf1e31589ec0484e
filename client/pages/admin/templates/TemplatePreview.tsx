import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, XMarkOctagonIcon } from '@navikt/aksel-icons'
import type { TemplateFolder } from '../../../../schemas/api/overview.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Template } from '../../../../schemas/template/template.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { StatusTag } from '../../../ui/StatusTag.tsx'

const words = messages.admin.templates

/** Whether documents can be made of it. */
export function TemplateTag({ folder }: { folder: TemplateFolder }) {
  if (folder.template === null)
    return (
      <StatusTag tone="danger" icon={<XMarkOctagonIcon aria-hidden />}>
        {words.states.broken}
      </StatusTag>
    )
  if (folder.problems.length > 0)
    return (
      <StatusTag tone="warning" icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        {words.states.sample}
      </StatusTag>
    )
  return (
    <StatusTag tone="success" icon={<CheckmarkCircleIcon aria-hidden />}>
      {words.states.whole}
    </StatusTag>
  )
}

/** What is wrong with a template, and what it consists of. */
export function TemplatePreview({ folder }: { folder: TemplateFolder }) {
  const { template, problems, rules } = folder
  return (
    <div className="ss-admin-form">
      <div>
        <TemplateTag folder={folder} />
      </div>
      {problems.length > 0 && (
        <Notice tone={template ? 'warning' : 'danger'}>
          <p>
            <strong>{words.problems}</strong>
          </p>
          <ul className="ss-admin-list">
            {problems.map(({ file, path, message }) => (
              <li key={`${file} ${path} ${message}`}>
                <code>{[file, path].filter(Boolean).join(': ')}</code> {message}
              </li>
            ))}
          </ul>
          {!template && <p>{words.brokenText}</p>}
        </Notice>
      )}
      {template && (
        <>
          {template.description && <p>{template.description}</p>}
          <Structure template={template} />
          <div>
            <h3>{words.rules}</h3>
            <ul className="ss-template-list">
              {rules.map(rule => (
                <li key={rule.id}>
                  <span>{rule.title}</span>
                  <span className="ss-muted">
                    {words.severities[rule.severity]}
                    {rule.changed && `, ${words.changed}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </div>
  )
}

function Structure({ template }: { template: Template }) {
  const facts = (...list: (string | false | undefined)[]): string => list.filter(Boolean).join(', ')
  return (
    <>
      <div>
        <h3>{words.sections}</h3>
        <ol className="ss-template-list">
          {template.sections.map(section => (
            <li key={section.key}>
              <span>{section.heading ?? words.freeHeading}</span>
              <span className="ss-muted">
                {facts(
                  words.contents[section.content],
                  section.required ? words.required : words.optional,
                  section.repeatable && words.repeatable,
                  section.maxWords !== undefined && words.maxWords(section.maxWords)
                )}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h3>{words.metadata}</h3>
        <ul className="ss-template-list">
          {template.metadata.map(item => (
            <li key={item.key}>
              <span>{item.label}</span>
              <span className="ss-muted">{facts(words.kinds[item.kind], item.required && words.required)}</span>
            </li>
          ))}
        </ul>
      </div>
      {template.checklist.length > 0 && (
        <div>
          <h3>{words.checklist}</h3>
          <ul className="ss-template-list">
            {template.checklist.map(check => (
              <li key={check.key}>
                <span>{check.label}</span>
                <span className="ss-muted">{check.question}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
