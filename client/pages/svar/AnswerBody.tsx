import { SkipLink } from '@digdir/designsystemet-react'
import { useRef, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Receipt } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { nodesOf } from '../../../schemas/remiss/reading.ts'
import { AnswerTab } from './AnswerTab.tsx'
import { Dock } from './Dock.tsx'
import { Intro } from './Intro.tsx'
import { OwnInsatser } from './OwnInsatser.tsx'
import { ReadingView } from './ReadingView.tsx'
import { ReceiptCard } from './ReceiptCard.tsx'
import { Receipts } from './Receipts.tsx'
import { Review } from './Review.tsx'
import { useAnswer } from './useAnswer.ts'
import { Who } from './Who.tsx'

type Step = { at: 'write' } | { at: 'review'; abstains: boolean } | { at: 'done'; receipt: Receipt }
type Node = ReturnType<typeof nodesOf> extends Generator<infer N> ? N : never

/** The answer: writing in tabs, then all of it once more, then the receipt. */
export function AnswerBody({ own }: { own: readonly Node[] }) {
  const { overview, reading } = useAnswer()
  const { tabs } = messages.svar
  const [step, setStep] = useState<Step>({ at: 'write' })
  const [tab, setTab] = useState(own.length > 0 ? 'own' : 'all')
  const main = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  /** Another tab begins at its top, also when the one before was scrolled down. */
  const choose = (key: string): void => {
    setTab(key)
    const top = bar.current?.parentElement?.offsetTop ?? 0
    if (window.scrollY > top) window.scrollTo(0, top)
  }
  /** Each step begins at its top. */
  const go = (next: Step): void => {
    setStep(next)
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }
  return (
    <div className="ss-svar">
      <SkipLink href="#innehall">{messages.app.skipToContent}</SkipLink>
      <Intro />
      <main id="innehall" ref={main} tabIndex={-1} className="ss-svar__main">
        {step.at === 'done' && (
          <div className="ss-svar__column">
            <ReceiptCard receipt={step.receipt} fresh onGoOn={() => go({ at: 'write' })} />
          </div>
        )}
        {step.at === 'review' && (
          <Review
            abstains={step.abstains}
            onBack={() => go({ at: 'write' })}
            onDone={receipt => go({ at: 'done', receipt })}
          />
        )}
        <div hidden={step.at !== 'write'}>
          <div className="ss-svar__column">
            <Receipts />
            {overview.open && <Who />}
          </div>
          <Tabs
            className="ds-tabs ss-svar-tabs"
            selectedKey={tab}
            onSelectionChange={key => choose(String(key))}
            keyboardActivation="manual"
          >
            <div className="ss-svar-tabs__bar" ref={bar}>
              <TabList aria-label={tabs.label} className="ss-svar-tabs__list">
                {own.length > 0 && <Tab id="own">{tabs.own(reading.insats.many, own.length)}</Tab>}
                <Tab id="all">{tabs.all}</Tab>
                {overview.open && <Tab id="answer">{tabs.answer}</Tab>}
              </TabList>
            </div>
            <TabPanel id="own" className="ss-svar__column">
              <OwnInsatser own={own} />
            </TabPanel>
            <TabPanel id="all" className="ss-svar__column">
              <ReadingView />
            </TabPanel>
            <TabPanel id="answer" className="ss-svar__column">
              <AnswerTab onAbstain={() => go({ at: 'review', abstains: true })} />
            </TabPanel>
          </Tabs>
        </div>
      </main>
      {overview.open && step.at === 'write' && (
        <Dock own={own.map(({ node }) => node.id)} onReview={() => go({ at: 'review', abstains: false })} />
      )}
    </div>
  )
}
