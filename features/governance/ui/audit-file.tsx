'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import type { AuditQuestion } from './audit-question';

/** What was found as a file, with the reason for taking it. */
export function AuditFile({ question }: { question: AuditQuestion }) {
  const t = useTranslations('audit.file');
  return (
    <section className="mt-10 print:hidden">
      <h2 className="font-semibold text-lg">{t('title')}</h2>
      <p className="mt-2 max-w-measure">{t('words')}</p>
      <form action="/api/v1/audit/export" method="get" className="mt-4 grid max-w-2xl items-start gap-4 sm:grid-cols-2">
        {Object.entries(question).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField label={t('why')} hint={t('whyHint')} name="why" maxLength={300} />
        <SelectField
          label={t('format')}
          name="format"
          options={[
            { value: 'csv', label: t('csv') },
            { value: 'jsonl', label: t('jsonl') },
          ]}
        />
        <div>
          <Button type="submit">
            <Download aria-hidden />
            {t('send')}
          </Button>
        </div>
      </form>
    </section>
  );
}
