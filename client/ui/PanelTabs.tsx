import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import './panel-tabs.css'

export interface PanelTab {
  id: string
  label: string
  /** Shown after the label, "Problem (3)", "Checklista (1/3)". */
  count?: number | string
  /** Said and marked when there is something new in it: "2 olästa". */
  news?: string
  content: ReactNode
}

interface PanelTabsProps {
  /** What the tabs choose among. */
  label: string
  tabs: readonly PanelTab[]
  selected: string
  onSelect: (id: string) => void
  /** Stands to the right of the tabs, such as a button that closes the panel. */
  end?: ReactNode
}

/** A panel with tabs: arrow keys move between them, and only the chosen one's content is mounted; it scrolls by itself. */
export function PanelTabs({ label, tabs, selected, onSelect, end }: PanelTabsProps) {
  return (
    <Tabs
      className="ds-tabs ss-panel-tabs"
      selectedKey={selected}
      onSelectionChange={key => onSelect(String(key))}
      keyboardActivation="manual"
    >
      <div className="ss-panel-tabs__head">
        <TabList aria-label={label} className="ss-panel-tabs__list">
          {tabs.map(tab => (
            <Tab key={tab.id} id={tab.id}>
              <span>{tab.label}</span>
              {tab.count !== undefined && <span className="ss-panel-tabs__count"> ({tab.count})</span>}
              {tab.news && (
                <span className="ss-panel-tabs__news" title={tab.news}>
                  <span className="ss-vh">, {tab.news}</span>
                </span>
              )}
            </Tab>
          ))}
        </TabList>
        {end}
      </div>
      {tabs.map(tab => (
        <TabPanel key={tab.id} id={tab.id} className="ss-panel-tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
