'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { CourseFramework, Coverage } from '../contract';

/** Which levels and parts of the framework the course is to cover; kept for the course. None chosen: all. */
export function CoverageScope({
  courseId,
  link,
  coverage,
}: {
  courseId: string;
  link: CourseFramework;
  coverage: Coverage;
}) {
  const t = useTranslations('standards.course');
  const router = useRouter();
  const [levels, setLevels] = useState(link.levels);
  const [strandIds, setStrands] = useState(link.strandIds);
  const address = `/courses/${courseId}/frameworks/${link.framework.id}`;
  const save = useAction(async (_: null, signal) => {
    await api(address, { method: 'PUT', body: { levels, strandIds }, signal });
    router.refresh();
  });
  const leave = useAction(async (_: null, signal) => {
    await api(address, { method: 'DELETE', signal });
    router.replace(`/courses/${courseId}/standards`);
    router.refresh();
  });
  const toggle = (list: string[], value: string) =>
    list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
  const problem = save.problem ?? leave.problem;
  return (
    <details className="rounded-lg border border-rule px-6 py-4" data-print="none">
      <summary className="cursor-pointer font-semibold">{t('scope')}</summary>
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        {link.framework.levels.length > 0 ? (
          <fieldset>
            <legend className="mb-1 text-ink-soft text-sm">{t('levelsLabel')}</legend>
            <div className="max-h-56 overflow-y-auto">
              {link.framework.levels.map((level) => (
                <CheckboxField
                  key={level}
                  label={level}
                  checked={levels.includes(level)}
                  onChange={() => setLevels(toggle(levels, level))}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        {coverage.byStrand.length > 1 || strandIds.length > 0 ? (
          <fieldset>
            <legend className="mb-1 text-ink-soft text-sm">{t('strandsLabel')}</legend>
            <div className="max-h-56 overflow-y-auto">
              {coverage.byStrand.map((strand) => (
                <CheckboxField
                  key={strand.id}
                  label={[strand.code, strand.name].filter((part) => part !== '').join(' ')}
                  checked={strandIds.includes(strand.id)}
                  onChange={() => setStrands(toggle(strandIds, strand.id))}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
      </div>
      {problem ? <ErrorState inline problem={problem} className="mt-3" /> : null}
      <div className="mt-4 flex flex-wrap gap-3">
        <Button size="small" busy={save.pending} onClick={() => void save.run(null)}>
          {t('apply')}
        </Button>
        {levels.length + strandIds.length > 0 ? (
          <Button
            size="small"
            variant="plain"
            onClick={() => {
              setLevels([]);
              setStrands([]);
            }}
          >
            {t('all')}
          </Button>
        ) : null}
        <Button size="small" variant="plain" busy={leave.pending} onClick={() => void leave.run(null)}>
          {t('leave')}
        </Button>
      </div>
    </details>
  );
}
