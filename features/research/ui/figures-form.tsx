'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import {
  type Aggregate,
  type AggregateQuestion,
  type Budget,
  measureSchema,
  measures,
  type ResearchCourse,
} from '../contract';

const BYS = ['concept', 'course'] as const;
const MECHANISMS = ['gaussian', 'laplace'] as const;

/** A question on many learners, with what it costs and what of it is clipped. */
export function FiguresForm({
  courses,
  today,
  budget,
  onAsked,
}: {
  courses: readonly ResearchCourse[];
  today: string;
  budget: Budget | null;
  onAsked: (asked: Aggregate) => void;
}) {
  const t = useTranslations('research.figures');
  const form = useTranslations('research.form');
  const format = useFormatter();
  const [question, setQuestion] = useState<AggregateQuestion>({
    ...{ courseId: courses[0]?.id ?? '', measure: 'success', by: 'concept', mechanism: 'gaussian', rho: 0.05 },
    ...{ from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, to: today, mostConcepts: 5, mostAnswers: 10 },
    purpose: '',
  });
  const change = (next: Partial<AggregateQuestion>) => setQuestion({ ...question, ...next });
  const ask = useAction(async (_: null, signal) => {
    onAsked(await api<Aggregate>('/research/aggregates', { method: 'POST', body: question, signal }));
  });
  if (courses.length === 0) return <p className="text-ink-soft">{form('noCourses')}</p>;
  const number = (
    name: 'rho' | 'mostConcepts' | 'mostAnswers',
    limits: { min: number; max: number; step: number },
  ) => ({
    ...{ type: 'number', inputMode: 'decimal' as const, required: true, ...limits, value: question[name] },
    onChange: (event: { target: { value: string } }) => change({ [name]: Number(event.target.value) }),
  });
  const left = budget ? { left: format.number(budget.left), limit: format.number(budget.limit) } : null;
  return (
    <form
      className="max-w-2xl space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void ask.run(null);
      }}
    >
      <h2 className="text-xl">{t('title')}</h2>
      <p className="max-w-measure text-ink-soft">{t('words')}</p>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label={t('course')}
          options={courses.map(({ id, title }) => ({ value: id, label: title }))}
          value={question.courseId}
          onChange={(event) => change({ courseId: event.target.value })}
        />
        <SelectField
          label={t('measure')}
          options={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
          value={question.measure}
          onChange={(event) => change({ measure: measureSchema.parse(event.target.value) })}
        />
        <SelectField
          label={t('by')}
          options={BYS.map((value) => ({ value, label: t(`bys.${value}`) }))}
          value={question.by}
          onChange={(event) => change({ by: event.target.value === 'course' ? 'course' : 'concept' })}
        />
        <SelectField
          label={t('mechanism')}
          options={MECHANISMS.map((value) => ({ value, label: t(`mechanisms.${value}`) }))}
          value={question.mechanism}
          onChange={(event) => change({ mechanism: event.target.value === 'laplace' ? 'laplace' : 'gaussian' })}
        />
        <TextField
          label={form('from')}
          type="date"
          required
          max={question.to}
          value={question.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextField
          label={form('to')}
          type="date"
          required
          min={question.from}
          value={question.to}
          onChange={(event) => change({ to: event.target.value })}
        />
        <TextField
          label={t('mostConcepts')}
          hint={t('clipHint')}
          {...number('mostConcepts', { min: 1, max: 200, step: 1 })}
        />
        <TextField
          label={t('mostAnswers')}
          hint={t('clipHint')}
          {...number('mostAnswers', { min: 1, max: 1000, step: 1 })}
        />
        <TextField
          label={t('rho')}
          hint={left ? t('rhoHint', left) : undefined}
          {...number('rho', { min: 0.0001, max: 10, step: 0.0001 })}
        />
        <TextField
          label={t('purpose')}
          required
          minLength={3}
          maxLength={500}
          value={question.purpose}
          onChange={(event) => change({ purpose: event.target.value })}
        />
      </div>
      {ask.problem ? (
        <ErrorState
          inline
          problem={ask.problem.code === 'budget_spent' ? { ...ask.problem, detail: t('spent') } : ask.problem}
        />
      ) : null}
      <Button type="submit" variant="primary" busy={ask.pending}>
        {t('send')}
      </Button>
    </form>
  );
}
