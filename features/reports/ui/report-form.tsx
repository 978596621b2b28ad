'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import type { ReportView } from '../contract';
import { type FormValues, queryOf, valuesOf } from './report-query';
import { useReportWords } from './use-report-words';

/** Which days, and against what; the answer stands in the address. */
export function ReportForm({ view, controlId }: { view: ReportView; controlId: string | undefined }) {
  const { say, values: write } = useReportWords();
  const router = useRouter();
  const [going, startGoing] = useTransition();
  const [values, setValues] = useState<FormValues>(() => valuesOf(view, controlId));
  const path = `/classes/${view.class.id}/report`;
  const go = (to: FormValues) => startGoing(() => router.push(`${path}${queryOf(to)}`));
  const wrong = values.from > values.to ? say('form.order') : undefined;
  const beforeWrong =
    values.compare === 'before' && values.beforeFrom > values.beforeTo ? say('form.order') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong === undefined && beforeWrong === undefined) go(values);
  };
  const field = (name: 'from' | 'to' | 'beforeFrom' | 'beforeTo', error?: string) => (
    <TextField
      className="w-44"
      label={say(`form.${name}`)}
      type="date"
      required
      error={error}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
    />
  );
  return (
    <form onSubmit={submit} className="mb-10 print:hidden" aria-label={say('form.legend')}>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {field('from', wrong)}
        {field('to')}
        <SelectField
          className="w-72 max-w-full"
          label={say('form.compare')}
          value={values.compare}
          onChange={(event) => setValues({ ...values, compare: event.target.value })}
          options={[
            { value: 'before', label: say('form.before') },
            { value: 'others', label: say('form.others') },
            ...view.classes.map(({ id, name }) => ({ value: `class:${id}`, label: say('form.class', { name }) })),
            { value: 'none', label: say('form.none') },
          ]}
        />
        {values.compare === 'before' ? field('beforeFrom', beforeWrong) : null}
        {values.compare === 'before' ? field('beforeTo') : null}
        <Button type="submit" variant="primary" busy={going}>
          {say('form.show')}
        </Button>
      </div>
      {view.span ? (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-ink-soft text-sm">
          {say('form.span', { from: write.day(view.span.from), to: write.day(view.span.to) })}
          <Whole view={view} values={values} onGo={go} />
        </p>
      ) : null}
    </form>
  );
}

function Whole({ view, values, onGo }: { view: ReportView; values: FormValues; onGo: (to: FormValues) => void }) {
  const { say } = useReportWords();
  const { span, asked } = view;
  if (span === null || (asked.period.from === span.from && asked.period.to === span.to)) return null;
  // Before the first day there is nothing to compare with.
  const compare = values.compare === 'before' ? 'none' : values.compare;
  return (
    <button type="button" className="link min-h-6" onClick={() => onGo({ ...values, ...span, compare })}>
      {say('form.whole')}
    </button>
  );
}
