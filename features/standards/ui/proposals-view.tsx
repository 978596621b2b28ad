'use client';

import { useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { useListKeys } from '@/ui/keys';
import type { Tag } from '../contract';
import { StandardWords } from './import-report';
import { useDecisions } from './use-decisions';

/** What Meno found to cover standards, the surest first; decided one by one or many at once. */
export function ProposalsView({ course, proposals, more }: { course: Course; proposals: Tag[]; more: boolean }) {
  const t = useTranslations('standards.proposals');
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const decide = useDecisions(course.id);
  useListKeys(list);
  if (proposals.length === 0) return <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>;
  const all = chosen.size === proposals.length;
  const run = (verdict: 'accept' | 'reject', keys: string[]) =>
    void decide.run({ keys, verdict }).then((done) => (done === null ? undefined : setChosen(new Set())));
  return (
    <div className="max-w-3xl space-y-4">
      <p className="text-ink-soft">{t('words')}</p>
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-3 bg-paper py-2" data-print="none">
        <CheckboxField
          label={t('selectAll', { count: proposals.length })}
          checked={all}
          onChange={() => setChosen(new Set(all ? [] : proposals.map(({ key }) => key)))}
        />
        <Button
          size="small"
          variant="primary"
          disabled={chosen.size === 0}
          busy={decide.pending}
          onClick={() => run('accept', [...chosen])}
        >
          {t('accept', { count: chosen.size })}
        </Button>
        <Button
          size="small"
          disabled={chosen.size === 0}
          busy={decide.pending}
          onClick={() => run('reject', [...chosen])}
        >
          {t('reject', { count: chosen.size })}
        </Button>
      </div>
      {decide.problem ? <ErrorState inline problem={decide.problem} /> : null}
      <ul ref={list} className="divide-y divide-rule border-rule border-y">
        {proposals.map((tag) => (
          <li key={tag.key} data-row className="flex gap-3 py-3">
            <input
              type="checkbox"
              aria-label={t('select', { concept: tag.target.name, code: tag.standard.code || tag.standard.statement })}
              className="mt-1 size-5 shrink-0 accent-accent"
              checked={chosen.has(tag.key)}
              onChange={() =>
                setChosen(
                  new Set(chosen.has(tag.key) ? [...chosen].filter((key) => key !== tag.key) : [...chosen, tag.key]),
                )
              }
            />
            <div className="min-w-0 flex-1">
              <p>
                <StandardWords code={tag.standard.code} statement={tag.standard.statement} />
              </p>
              <p className="mt-1 font-semibold" lang={course.language} dir="auto">
                <TextLink href={`/courses/${course.id}/map?concept=${tag.target.id}`}>{tag.target.name}</TextLink>
              </p>
              <Evidence tag={tag} />
              <div className="mt-2 flex gap-3" data-print="none">
                <Button size="small" busy={decide.pending} onClick={() => run('accept', [tag.key])}>
                  {t('acceptOne')}
                </Button>
                <Button size="small" variant="plain" busy={decide.pending} onClick={() => run('reject', [tag.key])}>
                  {t('rejectOne')}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {more ? <p className="text-ink-soft text-sm">{t('more')}</p> : null}
    </div>
  );
}

/** What speaks for a proposal, in words; the number on demand. */
function Evidence({ tag }: { tag: Tag }) {
  const t = useTranslations('standards.proposals');
  const format = useFormatter();
  const { evidence, score } = tag;
  if (!evidence) return null;
  const said = evidence.match
    ? t('match', { code: evidence.match })
    : [
        t('speaks', { words: format.list(evidence.words) }),
        evidence.heading ? t('where', { heading: evidence.heading }) : null,
      ]
        .filter((part) => part !== null)
        .join(' ');
  return (
    <p className="text-ink-soft text-sm" title={t('score', { percent: Math.round(score * 100) })}>
      {said}
      {evidence.missing.length > 0 ? `; ${t('missing', { words: format.list(evidence.missing.slice(0, 8)) })}` : ''}
      <span className="sr-only"> {t('score', { percent: Math.round(score * 100) })}</span>
    </p>
  );
}
