'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import type { Framework, Standard } from '../contract';
import { StandardWords } from './import-report';
import { StandardsFinder } from './standards-finder';

/** A teacher's own tag: a standard found by code or words, and the concept that covers it. */
export function AddTag({
  courseId,
  framework,
  concepts,
  asked,
}: {
  courseId: string;
  framework: Framework;
  concepts: Concept[];
  /** The standard that something is to be added for. */
  asked: Standard | null;
}) {
  const t = useTranslations('standards.add');
  const router = useRouter();
  const [standard, setStandard] = useState(asked);
  const [conceptId, setConceptId] = useState('');
  const [lacking, setLacking] = useState(false);
  const [added, setAdded] = useState(false);
  const add = useAction(async (_: null, signal) => {
    setLacking(standard === null || conceptId === '');
    if (standard === null || conceptId === '') return;
    await api(`/courses/${courseId}/standard-tags`, {
      body: { standardId: standard.id, target: { kind: 'concept', id: conceptId } },
      signal,
    });
    setAdded(true);
    router.refresh();
  });
  return (
    <details open={asked !== null} className="max-w-3xl rounded-lg border border-rule px-6 py-4" data-print="none">
      <summary className="cursor-pointer font-semibold">{t('title')}</summary>
      <div className="mt-4 space-y-4">
        {standard ? (
          <p lang={framework.language}>
            <StandardWords code={standard.code} statement={standard.statement} />
          </p>
        ) : null}
        <StandardsFinder
          frameworkId={framework.id}
          lang={framework.language}
          one
          chosen={new Set(standard ? [standard.id] : [])}
          onToggle={(next) => {
            setStandard(next);
            setAdded(false);
          }}
        />
        <SelectField
          className="max-w-md"
          label={t('concept')}
          value={conceptId}
          onChange={(event) => {
            setConceptId(event.target.value);
            setAdded(false);
          }}
          options={[{ value: '', label: '–' }, ...concepts.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        {add.problem ? <ErrorState inline problem={add.problem} /> : null}
        <p role="status" className="empty:hidden">
          {lacking ? t('lack') : added ? t('done') : null}
        </p>
        <Button busy={add.pending} onClick={() => void add.run(null)}>
          {t('save')}
        </Button>
      </div>
    </details>
  );
}
