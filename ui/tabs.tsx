'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

const tab =
  '-mb-px whitespace-nowrap border-transparent border-b-2 px-3 py-2.5 text-ink-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink';

/** Views of the same thing in one place. Where each view has its own address use `NavTabs`. */
export function Tabs({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string;
  tabs: { value: string; label: ReactNode; content: ReactNode }[];
  value?: string;
  onChange?: (value: string) => void;
}) {
  return (
    <Radix.Root defaultValue={value === undefined ? tabs[0]?.value : undefined} value={value} onValueChange={onChange}>
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-rule border-b">
        {tabs.map((entry) => (
          <Radix.Trigger key={entry.value} value={entry.value} className={tab}>
            {entry.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((entry) => (
        <Radix.Content key={entry.value} value={entry.value} className="pt-5">
          {entry.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
