'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Tag } from '@/ui/tag';
import type { Standard } from '../contract';
import { StandardWords } from './import-report';

const NONE: ReadonlySet<string> = new Set();

/**
 * Search in a framework by code and words. With `onToggle` standards can be chosen. It is no form of its own, so that it may stand in one: Enter in its
 * field searches and does not send the form around it.
 */
export function StandardsFinder({
  frameworkId,
  lang,
  onToggle,
  chosen = NONE,
  one = false,
}: {
  frameworkId: string;
  lang: string;
  onToggle?: (standard: Standard) => void;
  chosen?: ReadonlySet<string>;
  /** No more than one can be chosen. */
  one?: boolean;
}) {
  const t = useTranslations('standards.framework');
  const words = useTranslations('standards');
  const [q, setQ] = useState('');
  const [found, setFound] = useState<Standard[] | null>(null);
  const find = useAction(async (query: string, signal) => {
    const answer = await api<{ items: Standard[] }>(`/standards?${new URLSearchParams({ q: query, frameworkId })}`, {
      signal,
    });
    setFound(answer.items);
  });
  const search = () => {
    if (q.trim() !== '') void find.run(q.trim());
  };
  return (
    <search>
      <div className="flex flex-wrap items-end gap-3" data-print="none">
        <div className="min-w-48 flex-1">
          <TextField
            type="search"
            label={t('search')}
            value={q}
            maxLength={200}
            onChange={(event) => setQ(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              search();
            }}
          />
        </div>
        <Button busy={find.pending} onClick={search}>
          {t('find')}
        </Button>
      </div>
      {find.problem ? <ErrorState inline problem={find.problem} className="mt-3" /> : null}
      <p role="status" className="mt-3 text-ink-soft text-sm empty:hidden">
        {found ? t('found', { count: found.length }) : null}
      </p>
      {found && found.length > 0 ? (
        <ul className="mt-2 max-h-96 divide-y divide-rule overflow-y-auto border-rule border-y" lang={lang}>
          {found.map((standard) => (
            <li key={standard.id} className="flex items-baseline gap-3 py-2">
              {onToggle ? (
                <label className="flex gap-3">
                  <input
                    type={one ? 'radio' : 'checkbox'}
                    name="standard"
                    className="mt-1 size-5 shrink-0 accent-accent"
                    checked={chosen.has(standard.id)}
                    onChange={() => onToggle(standard)}
                  />
                  <span>
                    <StandardWords code={standard.code} statement={standard.statement} />
                  </span>
                </label>
              ) : (
                <span>
                  <StandardWords code={standard.code} statement={standard.statement} />
                </span>
              )}
              {standard.withdrawn ? <Tag>{words('withdrawn')}</Tag> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </search>
  );
}
