'use client';

import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { LearnerOnPath, Path } from '../contract';
import { ClassTable } from './class-table';
import { DueDay } from './due-day';
import { PathActions } from './path-actions';
import { PathNotes } from './path-notes';
import { PathTimeWords } from './path-time';
import { StepList } from './step-list';

/** One path: how long it still takes, its steps, what is known already; for those who teach its class, how far everybody is. */
export function PathScreen({
  course,
  initial,
  learners,
  start,
}: {
  course: Course;
  initial: Path;
  /** Of a class that the reader teaches; null otherwise, and where one learner is looked at. */
  learners: readonly LearnerOnPath[] | null;
  /** A button that begins a concept. */
  start: (conceptId: string) => ReactNode;
}) {
  const t = useTranslations('paths.path');
  const all = useTranslations('paths');
  const [path, setPath] = useState(initial);
  const [reloads, setReloads] = useState(0);
  const reload = useAction(() => api<Path>(`/paths/${path.id}`));
  const { way, seenFor } = path;
  const base = `/courses/${course.id}/paths`;
  const whole = path.taught && seenFor === null;
  return (
    <div className="page space-y-10 py-10">
      <div>
        <TextLink href={base} className="mb-4 inline-flex items-center gap-1.5 text-sm">
          <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
          {all('all')}
        </TextLink>
        <PageHeader
          title={path.title}
          action={path.editable && seenFor === null ? <PathActions path={path} onChanged={setPath} /> : undefined}
        >
          <p className="flex flex-wrap gap-x-5" dir="auto">
            {path.className ? <span>{all('row.setFor', { name: path.className })}</span> : null}
            {path.learnerName && !path.mine ? <span>{all('row.chosenBy', { name: path.learnerName })}</span> : null}
            {path.dueOn ? <DueDay day={path.dueOn} /> : null}
          </p>
        </PageHeader>
        <div className="space-y-4">
          <PathNotes path={path} />
          {way.steps.length > 0 && !whole ? <PathTimeWords time={way.time} /> : null}
        </div>
      </div>
      {learners ? <ClassTable path={path} learners={learners} /> : null}
      {way.steps.length > 0 ? (
        <section aria-labelledby="steps" className="max-w-3xl space-y-3">
          <div>
            <h2 id="steps" className="text-xl" dir="auto">
              {seenFor ? t('stepsOf', { name: seenFor.name }) : t(whole ? 'stepsWhole' : 'steps')}
            </h2>
            <p className="text-ink-soft text-sm">
              {whole ? `${t('stepsWholeWords')} ` : null}
              {seenFor ? null : path.editable ? t('reorder') : t('set')}
            </p>
            {path.taught && seenFor ? <TextLink href={`${base}/${path.id}`}>{t('whole')}</TextLink> : null}
          </div>
          <StepList
            key={reloads}
            path={seenFor ? { ...path, editable: false } : path}
            lang={course.language}
            standing={!whole}
            start={path.mine && path.status === 'active' ? start : null}
            onSaved={setPath}
            onReload={() =>
              void reload.run(null).then((next) => {
                if (!next) return;
                setPath(next);
                setReloads(reloads + 1);
              })
            }
          />
        </section>
      ) : way.finished ? null : (
        <EmptyState
          title={t('none')}
          action={
            path.editable ? (
              <LinkButton href={`${base}/${path.id}/edit`} variant="primary">
                {t('edit')}
              </LinkButton>
            ) : undefined
          }
        >
          {t('noneWords')}
        </EmptyState>
      )}
      <KnownList way={way} lang={course.language} />
    </div>
  );
}

/** What is left out because it is known: one line that opens. */
function KnownList({ way, lang }: { way: Path['way']; lang: string }) {
  const t = useTranslations('paths.path');
  if (way.known.length === 0) return null;
  return (
    <details className="max-w-3xl">
      <summary className="inline-block min-h-6 text-sm underline decoration-rule-strong underline-offset-4">
        {t('known', { count: way.known.length })}
      </summary>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm" lang={lang}>
        {way.known.map(({ conceptId, name }) => (
          <li key={conceptId} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </details>
  );
}
