'use client';

import { useTranslations } from 'use-intl';
import { auditKinds } from '@/platform/http/audit';
import { Button, LinkButton } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import type { AuditQuestion } from './audit-question';

/** A plain form: what it asks for stands in the address, and works before the page's own code has come. */
export function AuditFilters({ question }: { question: AuditQuestion }) {
  const t = useTranslations('audit');
  const kinds = [
    { value: '', label: t('anyKind') },
    ...auditKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
  ];
  return (
    <search>
      <form action="/audit" method="get" className="mb-6 print:hidden">
        <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-5">
          <TextField label={t('who')} hint={t('nameHint')} name="who" defaultValue={question.who} maxLength={120} />
          <TextField
            label={t('whose')}
            hint={t('nameHint')}
            name="whose"
            defaultValue={question.whose}
            maxLength={120}
          />
          <SelectField label={t('kind')} name="kind" options={kinds} defaultValue={question.kind ?? ''} />
          <TextField label={t('from')} type="date" name="from" defaultValue={question.from} />
          <TextField label={t('to')} type="date" name="to" defaultValue={question.to} />
        </div>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button type="submit" variant="primary">
            {t('search')}
          </Button>
          {Object.keys(question).length > 0 ? <LinkButton href="/audit">{t('clear')}</LinkButton> : null}
        </div>
      </form>
    </search>
  );
}
