'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { matchScore } from './match-score';

/** One place to go. `keywords` are further words that find it. */
export interface PaletteEntry {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  keywords?: string[];
  href: string;
}

/**
 * Type a few letters, press Enter, be there. Loads with the first Ctrl K only (import it dynamically). `groups` in the
 * order in which they are offered; `search` is always the last entry and gets what was typed.
 */
export function CommandPalette({
  open,
  onOpenChange,
  groups,
  loading,
  query,
  onQuery,
  onGo,
  onSearch,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: { heading: string; entries: PaletteEntry[] }[];
  loading: boolean;
  query: string;
  onQuery: (query: string) => void;
  onGo: (href: string) => void;
  onSearch: (query: string) => void;
}) {
  const t = useTranslations('common.palette');
  const row =
    'flex min-h-10 cursor-default items-center gap-3 rounded-md px-3 py-1.5 data-[selected=true]:bg-accent-soft [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';
  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label={t('label')}
      filter={(_, typed, words) => matchScore(typed, words ?? [])}
      overlayClassName="fixed inset-0 z-40 bg-veil appear"
      contentClassName="appear fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-lg border border-rule bg-paper-raised shadow-float"
    >
      <Command.Input
        value={query}
        onValueChange={onQuery}
        placeholder={t('placeholder')}
        className="w-full border-rule border-b bg-transparent px-5 py-4 text-lg placeholder:text-ink-faint focus-visible:outline-none"
      />
      {/* Above the list, which may hold nothing but what can be chosen. */}
      {loading ? (
        <p role="status" className="px-5 pt-4 text-ink-soft text-sm">
          {t('loading')}
        </p>
      ) : null}
      <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
        {groups.map((group) =>
          group.entries.length === 0 ? null : (
            <Command.Group
              key={group.heading}
              heading={group.heading}
              className="[&_[cmdk-group-heading]]:small-caps [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-sm"
            >
              {group.entries.map((entry) => (
                <Command.Item
                  key={entry.id}
                  value={entry.id}
                  keywords={[entry.label, ...(entry.keywords ?? [])]}
                  onSelect={() => onGo(entry.href)}
                  className={row}
                >
                  {entry.icon}
                  <span className="min-w-0 flex-1 truncate" dir="auto">
                    {entry.label}
                  </span>
                  {entry.hint ? (
                    <span className="hidden max-w-48 truncate sm:block text-ink-faint text-sm" dir="auto">
                      {entry.hint}
                    </span>
                  ) : null}
                </Command.Item>
              ))}
            </Command.Group>
          ),
        )}
        {query.trim() === '' ? null : (
          <Command.Group forceMount className="mt-1 border-rule border-t pt-1">
            <Command.Item forceMount value="search" onSelect={() => onSearch(query.trim())} className={row}>
              {t('search', { query: query.trim() })}
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </Command.Dialog>
  );
}
