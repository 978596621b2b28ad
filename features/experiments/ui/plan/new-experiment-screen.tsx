'use client';

import { ArrowLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import {
  type ExperimentChoices,
  type ExperimentDetail,
  type Outcome,
  outcomeSchema,
  type Subject,
  subjectSchema,
} from '../../contract';
import { type DraftSide, numberIn, optionsOf, planOf, WORTHWHILE } from './draft';
import { EstimatePanel } from './estimate-panel';
import { SidesFields } from './sides-fields';

const SIDES: DraftSide[] = [
  { id: 0, choice: '0', share: 1 },
  { id: 1, choice: '1', share: 1 },
];
const SIX_WEEKS_MS = 42 * 24 * 3600 * 1000;

/** Plans an experiment: what would convince is written down before anything is seen. */
export function NewExperimentScreen({
  course,
  choices,
  today,
}: {
  course: Course;
  choices: ExperimentChoices;
  today: string;
}) {
  const all = useTranslations('experiments');
  const t = useTranslations('experiments.form');
  const common = useTranslations('common.field');
  const router = useRouter();
  const [subject, setSubject] = useState<Subject>('approach');
  const [sides, setSides] = useState(SIDES);
  const [outcome, setOutcome] = useState<Outcome>('first_answers');
  const [fields, setFields] = useState({
    title: '',
    worthwhile: WORTHWHILE.first_answers.initial,
    unaided: '5',
    time: '25',
    most: String(Math.max(100, choices.learners)),
    end: new Date(Date.parse(today) + SIX_WEEKS_MS).toISOString().slice(0, 10),
  });
  const [checked, setChecked] = useState(false);
  const options = optionsOf(subject, choices.prompts);
  const base = `/courses/${course.id}/experiments`;
  const alike = new Set(sides.map(({ choice }) => choice)).size < sides.length;
  const plan = planOf({ ...fields, subject, options, sides, outcome, today });
  const save = useAction(async (_: null, signal) => {
    if (!plan) return;
    const { id } = await api<ExperimentDetail>(base, { body: plan, signal });
    router.push(`${base}/${id}`);
  });
  const field = (name: keyof typeof fields) => ({
    name,
    value: fields[name],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [name]: event.target.value }),
  });
  /** A fault of a number, once the form was sent. */
  const range = (name: keyof typeof fields, from: number, to: number, optional = false) =>
    !checked || (optional && fields[name].trim() === '') || numberIn(fields[name], from, to) !== null
      ? null
      : t('number', { from, to });
  const limits = WORTHWHILE[outcome];
  return (
    <div className="page py-10">
      <TextLink href={base} className="mb-4 inline-flex items-center gap-1.5 text-sm">
        <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
        {all('back')}
      </TextLink>
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form
          noValidate
          className="max-w-measure space-y-6"
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (plan && !alike) void save.run(null);
          }}
        >
          <TextField
            {...field('title')}
            label={t('name')}
            placeholder={t('namePlaceholder')}
            maxLength={120}
            error={checked && fields.title.trim() === '' ? common('required') : null}
          />
          <SelectField
            label={t('subject')}
            hint={all(`subjectHints.${subject}`)}
            value={subject}
            onChange={(event) => {
              setSubject(subjectSchema.parse(event.target.value));
              setSides(SIDES);
            }}
            options={subjectSchema.options.map((value) => ({ value, label: all(`subjects.${value}`) }))}
          />
          {choices.taken.includes(subject) ? <Notice>{t('taken')}</Notice> : null}
          {subject === 'prompt' && !choices.modelWrites ? <Notice>{t('noModel')}</Notice> : null}
          <SidesFields options={options} sides={sides} onChange={setSides} alike={alike} />
          <SelectField
            label={t('outcome')}
            value={outcome}
            onChange={(event) => {
              const next = outcomeSchema.parse(event.target.value);
              setOutcome(next);
              setFields({ ...fields, worthwhile: WORTHWHILE[next].initial });
            }}
            options={outcomeSchema.options.map((value) => ({ value, label: all(`outcomes.${value}`) }))}
          />
          <TextField
            {...field('worthwhile')}
            inputMode="decimal"
            label={t('worthwhile')}
            hint={t(`worthwhileHint.${outcome}`)}
            error={range('worthwhile', 0.1, limits.most)}
          />
          <fieldset className="space-y-4">
            <legend className="mb-2 font-semibold">{t('guards')}</legend>
            {outcome === 'first_answers' ? null : (
              <TextField
                {...field('unaided')}
                inputMode="decimal"
                label={t('guardUnaided')}
                hint={t('guardHint')}
                error={range('unaided', 0, 50, true)}
              />
            )}
            <TextField
              {...field('time')}
              inputMode="decimal"
              label={t('guardTime')}
              hint={t('guardHint')}
              error={range('time', 0, 300, true)}
            />
          </fieldset>
          <TextField
            {...field('most')}
            inputMode="numeric"
            label={t('most')}
            hint={t('mostHint', { count: choices.learners })}
            error={range('most', 20, 100_000)}
          />
          {choices.learners < 10 * sides.length ? <Notice>{t('few')}</Notice> : null}
          <TextField
            {...field('end')}
            type="date"
            label={t('end')}
            error={checked && fields.end <= today.slice(0, 10) ? t('future') : null}
          />
          {save.problem ? <ErrorState inline problem={save.problem} /> : null}
          <div>
            <Button type="submit" variant="primary" busy={save.pending}>
              {t('save')}
            </Button>
            <p className="mt-2 text-ink-soft text-sm">{t('saveHint')}</p>
          </div>
        </form>
        <EstimatePanel key={subject} courseId={course.id} subject={subject} />
      </div>
    </div>
  );
}
