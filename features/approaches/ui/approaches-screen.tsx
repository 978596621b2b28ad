'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { useToast } from '@/ui/overlays/toast';
import { PageHeader } from '@/ui/page-header';
import { Time } from '@/ui/time';
import type { ApproachEffectView, CourseApproaches, SwitchApproach } from '../contract';
import { answerOf } from './answer-of';
import { ApproachesTable } from './approaches-table';
import { IntervalChart } from './interval-chart';

/** What each way of teaching did, over a course or for one concept, as a chart with its table; ways can be switched off and on again. */
export function ApproachesScreen({ course, first }: { course: Course; first: CourseApproaches }) {
  const t = useTranslations('approaches');
  const common = useTranslations('common');
  const toast = useToast();
  const [shown, setShown] = useState(first);
  const [conceptId, setConceptId] = useState('');
  const change = useAction(async (body: SwitchApproach, signal) => {
    setShown(await api<CourseApproaches>(`/courses/${course.id}/approaches`, { method: 'PUT', body, signal }));
    toast({
      text: t(body.off ? 'switchedOff' : 'switchedOn', { way: t(`way.${body.approach}`) }),
      action: { label: common('undo'), run: () => void change.run({ ...body, off: !body.off }) },
    });
  });
  const concept = shown.concepts.find((each) => each.conceptId === conceptId) ?? null;
  const effects = concept?.approaches ?? shown.course;
  const question = concept ? t('questionOf', { concept: concept.name }) : t('question');
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('intro')}</p>
      </PageHeader>
      {shown.concepts.length === 0 ? (
        <EmptyState
          title={t('empty')}
          action={
            <LinkButton href={`/courses/${course.id}`} variant="primary">
              {t('toMaterial')}
            </LinkButton>
          }
        >
          {t('emptyWords')}
        </EmptyState>
      ) : (
        <div className="space-y-8">
          <div className="max-w-sm">
            <SelectField
              label={t('show')}
              value={conceptId}
              onChange={(event) => setConceptId(event.target.value)}
              options={[
                { value: '', label: t('wholeCourse') },
                ...shown.concepts.map((each) => ({ value: each.conceptId, label: each.name })),
              ]}
            />
          </div>
          <figure>
            <figcaption className="mb-3">
              <h2 className="font-semibold text-lg" dir="auto">
                {question}
              </h2>
              <p className="text-ink-soft">
                <AnswerWords effects={effects} least={shown.leastAnswered} />
              </p>
            </figcaption>
            <div className="max-w-2xl">
              <IntervalChart effects={effects} />
            </div>
          </figure>
          {change.problem ? <ErrorState inline problem={change.problem} /> : null}
          <ApproachesTable
            caption={question}
            effects={effects}
            whole={concept === null}
            pending={change.pending}
            onSwitch={({ approach }, off) => void change.run({ approach, off, conceptId: concept?.conceptId ?? null })}
          />
          <div className="max-w-measure space-y-2 text-ink-soft text-sm">
            <p>{t('how')}</p>
            <p>{t('borrowing')}</p>
            <p>{t('styles')}</p>
            <p>
              {shown.countedAt === null ? (
                t('neverCounted')
              ) : (
                <>
                  {t('counted')} <Time iso={shown.countedAt} precise />
                </>
              )}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}

function AnswerWords({ effects, least }: { effects: readonly ApproachEffectView[]; least: number }) {
  const t = useTranslations('approaches');
  const answer = answerOf(effects);
  if (answer.kind === 'nothing') return t('answer.nothing', { least });
  if (answer.kind === 'unclear') return t('answer.unclear');
  const ways = answer.approaches.map((approach) => t(`way.${approach}`)).join(', ');
  return t(`answer.${answer.kind}`, { ways });
}
