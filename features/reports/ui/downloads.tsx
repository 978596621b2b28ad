'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { LinkButton, TextLink } from '@/ui/button';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { useReportWords } from './use-report-words';

/** The report as files: PDF for people, CSV for programs. */
export function Downloads({ classId, query }: { classId: string; query: string }) {
  const { say } = useReportWords();
  const [learners, setLearners] = useState(false);
  const base = `/api/v1/classes/${classId}/report`;
  const pdf = learners ? `${query === '' ? '?' : `${query}&`}learners=yes` : query;
  const link = (file: 'figures' | 'daily' | 'learners') => (
    <TextLink href={`${base}/${file}.csv${query}`} prefetch={false} download className="inline-block min-h-6 text-sm">
      {say(`file.${file}`)}
    </TextLink>
  );
  return (
    <section className="print:hidden">
      <h2 className="font-semibold text-lg">{say('files')}</h2>
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-3">
        <LinkButton href={`${base}.pdf${pdf}`} prefetch={false} download>
          <Download aria-hidden />
          {say('file.pdf')}
        </LinkButton>
        <CheckboxField
          label={say('withLearners')}
          checked={learners}
          onChange={(event) => setLearners(event.target.checked)}
        />
      </div>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        {link('figures')}
        {link('daily')}
        {link('learners')}
      </p>
    </section>
  );
}
