'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { type Column, DataTable } from '@/ui/table/data-table';
import { type Budget, type DataSet, dataSetSchema, dataSets } from '../contract';

/** What may be told of many learners in all, what was told, and a form that sets another limit. */
export function BudgetsPanel({
  budgets,
  onChange,
}: {
  budgets: readonly Budget[];
  onChange: (budgets: readonly Budget[]) => void;
}) {
  const t = useTranslations('research.budgets');
  const format = useFormatter();
  const write = (value: number) => format.number(value, { maximumFractionDigits: 4 });
  const epsilon = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const columns: Column<Budget>[] = [
    {
      id: 'what',
      header: t('what'),
      cell: ({ dataSet, parts, partsSpent }) => (
        <>
          {t(`names.${dataSet}`)}
          {dataSet === 'alike' && parts > 0 ? (
            <span className="block text-ink-soft">{t('parts', { parts, spent: partsSpent })}</span>
          ) : null}
        </>
      ),
    },
    { id: 'spent', header: t('spent'), numeric: true, cell: ({ spent }) => write(spent) },
    { id: 'limit', header: t('limit'), numeric: true, cell: ({ limit }) => write(limit) },
    { id: 'left', header: t('left'), numeric: true, cell: ({ left }) => write(left) },
    {
      id: 'epsilon',
      header: t('epsilon'),
      wideOnly: true,
      cell: ({ epsilonSpent, epsilonAtMost }) =>
        t('epsilonOf', { spent: epsilon(epsilonSpent), most: epsilon(epsilonAtMost) }),
    },
  ];
  return (
    <section className="space-y-4">
      <h2 className="text-xl">{t('title')}</h2>
      <p className="max-w-measure text-ink-soft">{t('words')}</p>
      <DataTable caption={t('caption')} columns={columns} rows={budgets} rowKey={({ dataSet }) => dataSet} />
      <LimitForm budgets={budgets} onChange={onChange} />
    </section>
  );
}

function LimitForm({
  budgets,
  onChange,
}: {
  budgets: readonly Budget[];
  onChange: (budgets: readonly Budget[]) => void;
}) {
  const t = useTranslations('research.budgets');
  const [dataSet, setDataSet] = useState<DataSet>('answers');
  const current = budgets.find((each) => each.dataSet === dataSet)?.limit ?? 0;
  const [limit, setLimit] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const body = { limit: Number(limit ?? current) };
    const { items } = await api<{ items: Budget[] }>(`/research/budgets/${dataSet}`, { method: 'PUT', body, signal });
    onChange(items);
    setLimit(null);
    setSaved(true);
  });
  return (
    <form
      className="grid max-w-2xl items-start gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <h3 className="font-semibold sm:col-span-2">{t('change')}</h3>
      <SelectField
        label={t('dataSet')}
        options={dataSets.map((value) => ({ value, label: t(`names.${value}`) }))}
        value={dataSet}
        onChange={(event) => {
          setDataSet(dataSetSchema.parse(event.target.value));
          setLimit(null);
          setSaved(false);
        }}
      />
      <TextField
        label={t('newLimit')}
        hint={t('newLimitHint')}
        type="number"
        inputMode="decimal"
        min={0}
        max={100}
        step={0.01}
        required
        value={limit ?? String(current)}
        onChange={(event) => {
          setLimit(event.target.value);
          setSaved(false);
        }}
      />
      {save.problem ? <ErrorState inline problem={save.problem} className="sm:col-span-2" /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={save.pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('saved') : ''}
        </p>
      </div>
    </form>
  );
}
