'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { TextField } from '@/ui/fields/text-field';
import { useToast } from '@/ui/overlays/toast';
import { PageHeader } from '@/ui/page-header';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { ConceptGateRow, Gates } from '../../contract';
import { type GateChange, GateDialog, putGate } from './gate-dialog';

const isOwn = (row: ConceptGateRow) => row.threshold !== null || row.holdAfterDays !== null;

/** Which concepts of a course open later or sooner than the rest: found, changed, and set back to what the course says. */
export function ConceptGatesScreen({
  course,
  gates,
  initial,
}: {
  course: Course;
  gates: Gates;
  initial: readonly ConceptGateRow[];
}) {
  const t = useTranslations('gates.concepts');
  const common = useTranslations('common');
  const format = useFormatter();
  const toast = useToast();
  const [rows, setRows] = useState(initial);
  const [query, setQuery] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const [changing, setChanging] = useState<ConceptGateRow | null>(null);
  const reset = useAction(async ({ row, to }: { row: ConceptGateRow; to: GateChange }, signal) => {
    setRows((await putGate(course.id, row.conceptId, to, signal)).items);
    return true;
  });
  const percent = (value: number) => format.number(value, { style: 'percent' });
  const wanted = query.trim().toLocaleLowerCase();
  const shown = rows.filter((row) => row.name.toLocaleLowerCase().includes(wanted) && (!onlyOwn || isOwn(row)));
  const own = rows.filter(isOwn).length;

  async function setBack(row: ConceptGateRow) {
    const before = { threshold: row.threshold, holdAfterDays: row.holdAfterDays };
    if (!(await reset.run({ row, to: { threshold: null, holdAfterDays: null } }))) return;
    const undo = { label: common('undo'), run: () => void reset.run({ row, to: before }) };
    toast({ text: t('wasReset', { name: row.name }), action: undo });
  }
  const value = (text: string, isOwnValue: boolean) =>
    isOwnValue ? <strong>{text}</strong> : <span className="text-ink-soft">{text}</span>;
  const columns: Column<ConceptGateRow>[] = [
    {
      id: 'name',
      header: t('concept'),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span lang={course.language} dir="auto">
            {row.name}
          </span>
          {isOwn(row) ? <Tag>{t('differs')}</Tag> : null}
        </span>
      ),
      sortBy: (row) => row.name,
    },
    {
      id: 'threshold',
      header: t('threshold'),
      cell: (row) => value(percent(row.threshold ?? gates.threshold), row.threshold !== null),
      sortBy: (row) => row.threshold ?? gates.threshold,
      numeric: true,
    },
    {
      id: 'days',
      header: t('days'),
      cell: (row) =>
        value(t('dayCount', { count: row.holdAfterDays ?? gates.holdAfterDays }), row.holdAfterDays !== null),
      sortBy: (row) => row.holdAfterDays ?? gates.holdAfterDays,
      numeric: true,
      // On a phone there is no room for it beside the buttons: the dialog says it.
      wideOnly: true,
    },
    {
      id: 'by',
      header: t('setBy'),
      cell: (row) =>
        row.changedAt === null ? null : (
          <span className="text-ink-soft">
            <span dir="auto">{row.changedBy ?? t('somebody')}</span>, <Time iso={row.changedAt} />
          </span>
        ),
      sortBy: (row) => row.changedAt,
      wideOnly: true,
    },
    {
      id: 'do',
      header: t('actions'),
      className: 'text-end',
      cell: (row) => (
        <span className="flex flex-wrap justify-end gap-2">
          <Button size="small" aria-label={t('changeLabel', { name: row.name })} onClick={() => setChanging(row)}>
            {t('changeIt')}
          </Button>
          {isOwn(row) ? (
            <Button
              size="small"
              variant="quiet"
              aria-label={t('resetLabel', { name: row.name })}
              disabled={reset.pending}
              onClick={() => void setBack(row)}
            >
              {t('reset')}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p className="max-w-measure">
          {t('intro', { threshold: percent(gates.threshold), days: gates.holdAfterDays })}{' '}
          <TextLink href={`/courses/${course.id}`}>{t('courseSettings')}</TextLink>
        </p>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
      ) : (
        <div className="space-y-4">
          <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
            <TextField
              type="search"
              label={t('find')}
              className="w-full max-w-80"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
            <CheckboxField
              label={t('onlyOwn', { count: own })}
              checked={onlyOwn}
              onChange={(event) => setOnlyOwn(event.target.checked)}
            />
          </div>
          {reset.problem ? <ErrorState inline problem={reset.problem} /> : null}
          <p role="status" className={shown.length === 0 ? undefined : 'sr-only'}>
            {shown.length === 0
              ? t(wanted === '' ? 'noneOwn' : 'nothing', { query: query.trim() })
              : t('found', { count: shown.length })}
          </p>
          {shown.length > 0 ? (
            <DataTable caption={t('title')} columns={columns} rows={shown} rowKey={(row) => row.conceptId} />
          ) : null}
        </div>
      )}
      {changing ? (
        <GateDialog
          key={changing.conceptId}
          courseId={course.id}
          row={changing}
          course={gates}
          onSaved={(items) => {
            setRows(items);
            toast({ text: t('saved', { name: changing.name }) });
            setChanging(null);
          }}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </div>
  );
}
