'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { PageHeader } from '@/ui/page-header';
import type { OwnComparisons } from '../contract';

const POINTS = ['grade', 'seen', 'stop', 'free'] as const;

/** What comparisons are, in plain words, and a person's own yes or no. */
export function ComparisonsScreen({ initial }: { initial: OwnComparisons }) {
  const t = useTranslations('experiments.own');
  const [own, setOwn] = useState(initial);
  const [saved, setSaved] = useState<'yes' | 'no' | null>(null);
  const choose = useAction(async (takesPart: boolean, signal) => {
    await api('/me/comparisons', { method: 'PUT', body: { takesPart }, signal });
    setOwn(await api<OwnComparisons>('/me/comparisons', { signal }));
    setSaved(takesPart ? 'yes' : 'no');
  });
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-measure space-y-8">
        <section>
          <h2 className="text-lg">{t('what')}</h2>
          <ul className="mt-2 list-disc space-y-1 ps-5">
            {POINTS.map((point) => (
              <li key={point}>{t(`points.${point}`)}</li>
            ))}
          </ul>
        </section>
        <div className="rounded-lg border border-rule bg-paper-raised px-5 py-4">
          <CheckboxField
            label={t('takePart')}
            hint={t('takePartHint')}
            checked={own.takesPart}
            aria-busy={choose.pending || undefined}
            onChange={(event) => void choose.run(event.target.checked)}
          />
          <p role="status" className="mt-1 ps-8 text-ink-soft text-sm">
            {saved ? t(`saved.${saved}`) : ''}
          </p>
          {choose.problem ? <ErrorState inline problem={choose.problem} className="mt-3" /> : null}
        </div>
        <section>
          <h2 className="text-lg">{t('running')}</h2>
          {own.running.length === 0 ? (
            <p className="mt-1 text-ink-soft">{t('none')}</p>
          ) : (
            <ul className="mt-2 list-disc ps-5">
              {own.running.map(({ courseId, courseTitle }) => (
                <li key={courseId} dir="auto">
                  <TextLink href={`/courses/${courseId}`}>{courseTitle}</TextLink>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}
