'use client';

import { useTranslations } from 'use-intl';
import { groupAttributeSchema } from '@/features/fairness/contract';
import { Notice } from '@/ui/notice';
import type { ExportReport } from '../contract';

/** Widths of the ranges in which ages are told, by level (`exports/quasi.ts`). */
const AGE_YEARS = [2, 4, 8];

/** Who is in an export, what is told of each, and what was left out, in sentences. */
export function ReportWords({ report, made = false }: { report: ExportReport; made?: boolean }) {
  const t = useTranslations('research.report');
  const { learners, rows } = report;
  if (report.impossible) return <Notice>{t('impossible', { k: report.k })}</Notice>;
  return (
    <div className="space-y-2 rounded-lg border border-rule px-6 py-5 text-sm">
      <h3 className="font-semibold text-base">{made ? t('made') : t('title')}</h3>
      <p>{t('learners', learners)}</p>
      <p>{t('rows', { told: rows.told })}</p>
      {report.groupsAgreed === null || report.groupsAgreed === undefined ? null : (
        <p>{t('groupsAgreed', { count: report.groupsAgreed })}</p>
      )}
      {rows.suppressed > 0 ? <p>{t('suppressed', { count: rows.suppressed })}</p> : null}
      {rows.beyondMost > 0 ? <p>{t('beyondMost', { count: rows.beyondMost, most: report.mostRows })}</p> : null}
      <p>{t('classes', { classes: report.classes, smallest: report.smallestClass })}</p>
      <h4 className="pt-1 font-semibold">{t('columns')}</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {report.columns.map((column) => (
          <ColumnWords key={column.name} column={column} />
        ))}
      </dl>
      {report.simulated ? <Notice>{t('simulated')}</Notice> : null}
    </div>
  );
}

function ColumnWords({ column }: { column: ExportReport['columns'][number] }) {
  const t = useTranslations('research.report.column');
  const form = useTranslations('research.form');
  const { name, level, levels, after } = column;
  const years = AGE_YEARS[level - 1];
  const told = () => {
    if (level === levels - 1) return t('not');
    if (after <= 1) return t('one');
    if (level === 0) return t('as');
    if (name === 'age') return years === undefined ? t('not') : t('ranges', { years });
    if (name === 'class') return t('school');
    return level === 1 ? t('rareTogether') : t('mostAndOthers');
  };
  const known = groupAttributeSchema.safeParse(name).data;
  return (
    <>
      <dt className="text-ink-soft" dir="auto">
        {name === 'age' || name === 'class' ? t(name) : known ? form(`group.${known}`) : name}
      </dt>
      <dd>{told()}</dd>
    </>
  );
}
