'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { DataTable } from '@/ui/table/data-table';
import type { ArmEstimate, Estimates, Subject } from '../../contract';
import { useExperimentWords } from '../use-words';

/** What earlier decisions and answers suggest of the sides, worked out when somebody asks for it. */
export function EstimatePanel({ courseId, subject }: { courseId: string; subject: Subject }) {
  const t = useTranslations('experiments.estimate');
  const [found, setFound] = useState<Estimates | null>(null);
  const look = useAction(async (_: null, signal) => {
    setFound(await api<Estimates>(`/courses/${courseId}/experiment-estimates?subject=${subject}`, { signal }));
  });
  return (
    <aside className="self-start rounded-lg border border-rule px-5 py-4" aria-label={t('title')}>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 text-ink-soft text-sm">{t('words')}</p>
      {subject === 'prompt' ? (
        <p className="mt-3">{t('prompt')}</p>
      ) : (
        <>
          {found ? null : (
            <Button size="small" className="mt-3" busy={look.pending} onClick={() => void look.run(null)}>
              {t(look.pending ? 'looking' : 'look')}
            </Button>
          )}
          <div role="status">{found ? <Found estimates={found} /> : null}</div>
          {look.problem ? <ErrorState inline problem={look.problem} className="mt-3" /> : null}
        </>
      )}
    </aside>
  );
}

function Found({ estimates: { decisions, arms } }: { estimates: Estimates }) {
  const t = useTranslations('experiments.estimate');
  const side = useTranslations('experiments.arm');
  const words = useExperimentWords();
  if (decisions === 0) return <p className="mt-3">{t('none')}</p>;
  return (
    <>
      <p className="mt-3 mb-2 text-sm">{t('decisions', { count: decisions })}</p>
      <DataTable<ArmEstimate>
        caption={t('title')}
        rows={arms}
        rowKey={({ arm }) => arm}
        columns={[
          { id: 'side', header: t('side'), cell: ({ arm }) => side(arm) },
          {
            id: 'value',
            header: t('value'),
            cell: ({ value, low, high, effective }) => (
              <>
                {value === null || low === null || high === null ? (
                  t('tooFew')
                ) : (
                  <>
                    <span className="font-semibold">{words.percent(value)}</span> ({words.percent(low)}–
                    {words.percent(high)})
                  </>
                )}
                <span className="block text-ink-soft">
                  {t('effective')} {t('effectiveValue', { count: Math.round(effective) })}
                </span>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
