'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { Time } from '@/ui/time';
import type { Warnings } from '../contract';
import { OtherLearners } from './other-learners';
import { WarningItem } from './warning-item';

/** Who may fall behind in a course and why, for those who teach it; for a learner, what is guessed of them. */
export function WarningsScreen({ course, initial }: { course: Course; initial: Warnings }) {
  const t = useTranslations('earlyWarning');
  const [warnings, setWarnings] = useState(initial);
  if (warnings.learners === 0) return <OwnScreen course={course} warnings={warnings} />;
  const warned = warnings.items.filter((item) => item.warned);
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p className="max-w-measure">{t('intro')}</p>
        <Ground warnings={warnings} />
      </PageHeader>
      {warned.length === 0 ? (
        <Nobody warnings={warnings} />
      ) : (
        <ul className="divide-y divide-rule border-rule border-y">
          {warned.map((warning) => (
            <WarningItem key={warning.learnerId} courseId={course.id} warning={warning} onAnswered={setWarnings} />
          ))}
        </ul>
      )}
      <OtherLearners courseId={course.id} items={warnings.items.filter((item) => !item.warned)} />
    </div>
  );
}

/** What the list rests on: who said yes, what speaks, how often it was right. */
function Ground({ warnings: { learners, willing, model, at, right } }: { warnings: Warnings }) {
  const t = useTranslations('earlyWarning');
  return (
    <div className="mt-3 max-w-measure space-y-1 text-ink-soft text-sm">
      <p>
        {t('looked', { willing, learners })}{' '}
        {at === null ? null : (
          <>
            {t('seen')} <Time iso={at} />.
          </>
        )}
      </p>
      {at === null ? null : (
        <p>
          {t(model === null ? 'byRules' : model.origin === 'own' ? 'byModel' : 'byFederation')}{' '}
          {right.warned + right.missed > 0 ? t('right', right) : null}
        </p>
      )}
    </div>
  );
}

function Nobody({ warnings: { willing, at } }: { warnings: Warnings }) {
  const t = useTranslations('earlyWarning.empty');
  if (willing === 0) return <EmptyState title={t('nobody')}>{t('nobodyWords')}</EmptyState>;
  if (at === null) return <EmptyState title={t('few')}>{t('fewWords')}</EmptyState>;
  return <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>;
}

function OwnScreen({ course, warnings }: { course: Course; warnings: Warnings }) {
  const t = useTranslations('earlyWarning');
  return (
    <div className="page py-10">
      <PageHeader title={t('ownTitle')}>
        <p className="max-w-measure">{t('ownIntro')}</p>
      </PageHeader>
      {warnings.items.length === 0 ? (
        <EmptyState title={t('empty.own')}>{t('empty.ownWords')}</EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-rule border-y">
          {warnings.items.map((warning) => (
            <WarningItem key={warning.learnerId} courseId={course.id} warning={warning} onAnswered={null} />
          ))}
        </ul>
      )}
    </div>
  );
}
