'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { useListKeys } from '@/ui/keys';
import type { Framework } from '../../contract';
import type { TaggedRow } from './row';
import { TagDialog } from './tag-dialog';
import { TagRow } from './tag-row';
import { useTagging } from './use-tagging';

/** What carries tags, one row each: a word on one of them, or one word on many that are chosen. */
export function TagList({
  course,
  rows,
  concepts,
  frameworks,
}: {
  course: Course;
  rows: TaggedRow[];
  concepts: Concept[];
  frameworks: Framework[];
}) {
  const t = useTranslations('standards.tagging');
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<TaggedRow[] | null>(null);
  const { change, busy, problem } = useTagging(course.id);
  // What is no longer shown is no longer chosen.
  const chosen = rows.filter(({ target }) => marked.has(target.id));
  const toggle = (id: string) =>
    setMarked((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]));
  return (
    <div className="space-y-3">
      {rows.length > 1 ? (
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 bg-paper py-2" data-print="none">
          <CheckboxField
            label={t('selectAll', { count: rows.length })}
            checked={chosen.length === rows.length}
            onChange={() =>
              setMarked(new Set(chosen.length === rows.length ? [] : rows.map(({ target }) => target.id)))
            }
          />
          <Button size="small" variant="primary" disabled={chosen.length === 0} onClick={() => setAsked(chosen)}>
            {t('tagChosen', { count: chosen.length })}
          </Button>
        </div>
      ) : null}
      {problem && asked === null ? <ErrorState inline problem={problem} /> : null}
      <ul ref={list} className="divide-y divide-rule border-rule border-y" aria-busy={busy}>
        {rows.map((row) => (
          <TagRow
            key={row.target.id}
            course={course}
            row={row}
            busy={busy}
            chosen={rows.length > 1 ? marked.has(row.target.id) : null}
            onChoose={() => toggle(row.target.id)}
            onChange={(words) => void change([row], words)}
            onAsk={() => setAsked([row])}
          />
        ))}
      </ul>
      {asked ? (
        <TagDialog
          rows={asked}
          concepts={concepts}
          frameworks={frameworks}
          busy={busy}
          problem={problem}
          onClose={() => setAsked(null)}
          onSave={async (words) => {
            if (!(await change(asked, words))) return;
            setAsked(null);
            setMarked(new Set());
          }}
        />
      ) : null}
    </div>
  );
}
