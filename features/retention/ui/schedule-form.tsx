'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type RetentionStart, retentionStarts } from '@/core/retention/rule';
import { mayStartAt } from '@/core/retention/templates';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { periodSchema, retentionStartSchema, type Schedule, type ScheduledRule } from '../contract';
import { usePeriodWords } from './period-words';

type Rule = NonNullable<ScheduledRule['rule']>;
const BEGIN: Rule = { from: 'school-year', period: { count: 1, unit: 'year' } };
const two = (number: number) => String(number).padStart(2, '0');

/** Every kind of record with its period, and whether the night destroys what is over. */
export function ScheduleForm({ schedule, onSaved }: { schedule: Schedule; onSaved: (next: Schedule) => void }) {
  const t = useTranslations('retention.schedule');
  const [rules, setRules] = useState(schedule.rules);
  const [nightly, setNightly] = useState(schedule.nightly);
  const [yearEnds, setYearEnds] = useState(schedule.schoolYearEnds);
  const [saved, setSaved] = useState(false);
  const [month = '07', day = '31'] = yearEnds.split('-');
  const change = (kind: ScheduledRule['kind'], rule: Rule | null) => {
    setSaved(false);
    setRules(rules.map((each) => (each.kind === kind ? { ...each, rule } : each)));
  };
  const save = useAction(async (_: null, signal) => {
    const given = rules.flatMap(({ kind, rule }) => (rule ? [{ kind, ...rule }] : []));
    const body = { nightly, schoolYearEnds: yearEnds, rules: given };
    onSaved(await api<Schedule>('/retention', { method: 'PUT', body, signal }));
    setSaved(true);
  });
  const numbers = (most: number) =>
    Array.from({ length: most }, (_, at) => ({ value: two(at + 1), label: two(at + 1) }));
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <h2 className="text-lg">{t('caption')}</h2>
      <ul className="divide-y divide-rule border-rule border-y">
        {rules.map((each) => (
          <RuleRow key={each.kind} scheduled={each} onChange={(rule) => change(each.kind, rule)} />
        ))}
      </ul>
      <fieldset className="max-w-md">
        <legend className="mb-2 font-semibold text-sm">{t('yearEnds')}</legend>
        <div className="grid grid-cols-2 gap-4">
          <SelectField
            label={t('month')}
            options={numbers(12)}
            value={month}
            onChange={(event) => setYearEnds(`${event.target.value}-${day}`)}
          />
          <SelectField
            label={t('day')}
            options={numbers(31)}
            value={day}
            onChange={(event) => setYearEnds(`${month}-${event.target.value}`)}
          />
        </div>
      </fieldset>
      <CheckboxField
        label={t('nightly')}
        hint={t('nightlyHint')}
        checked={nightly}
        onChange={(event) => {
          setSaved(false);
          setNightly(event.target.checked);
        }}
      />
      <p className="max-w-measure text-ink-soft text-sm">{t('never')}</p>
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" busy={save.pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('saved') : ''}
        </p>
      </div>
    </form>
  );
}

function RuleRow({ scheduled, onChange }: { scheduled: ScheduledRule; onChange: (rule: Rule | null) => void }) {
  const t = useTranslations('retention');
  const { kind, rule, proposed } = scheduled;
  const starts = retentionStarts.filter((from) => mayStartAt(kind, from));
  const first: RetentionStart = starts.includes(BEGIN.from) ? BEGIN.from : 'left';
  const units = periodSchema.shape.unit.options;
  return (
    <li className="py-4">
      <fieldset className="space-y-3">
        <legend className="font-semibold">{t(`kinds.${kind}`)}</legend>
        <CheckboxField
          label={rule ? t('schedule.has') : `${t('schedule.has')} (${t('schedule.forever')})`}
          checked={rule !== null}
          onChange={(event) => onChange(event.target.checked ? (proposed ?? { ...BEGIN, from: first }) : null)}
        />
        {rule ? (
          <div className="grid gap-4 sm:grid-cols-[7rem_9rem_1fr]">
            <TextField
              label={t('schedule.count')}
              type="number"
              inputMode="numeric"
              min={0}
              max={1200}
              required
              value={String(rule.period.count)}
              onChange={(event) => onChange({ ...rule, period: { ...rule.period, count: Number(event.target.value) } })}
            />
            <SelectField
              label={t('schedule.unit')}
              options={units.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
              value={rule.period.unit}
              onChange={(event) => {
                const unit = periodSchema.shape.unit.parse(event.target.value);
                onChange({ ...rule, period: { ...rule.period, unit } });
              }}
            />
            <SelectField
              label={t('schedule.from')}
              options={starts.map((from) => ({ value: from, label: t(`starts.${from}`) }))}
              value={rule.from}
              onChange={(event) => onChange({ ...rule, from: retentionStartSchema.parse(event.target.value) })}
            />
          </div>
        ) : null}
        <SourceLine scheduled={scheduled} />
      </fieldset>
    </li>
  );
}

/** Where a period comes from: the law, the template that only proposes, or the district itself. */
function SourceLine({ scheduled: { rule, proposed } }: { scheduled: ScheduledRule }) {
  const t = useTranslations('retention.source');
  const words = usePeriodWords();
  if (!rule) return null;
  const same =
    proposed?.from === rule.from &&
    proposed.period.count === rule.period.count &&
    proposed.period.unit === rule.period.unit;
  const said = same
    ? t(proposed.source)
    : proposed
      ? t('own', { period: words.period(proposed.period), start: words.start(proposed.from) })
      : t('none');
  return <p className="text-ink-soft text-sm">{said}</p>;
}
