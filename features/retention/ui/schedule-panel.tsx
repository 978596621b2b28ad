'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { templateIds } from '@/core/retention/templates';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { Notice } from '@/ui/notice';
import { type Schedule, type TemplateId, templateIdSchema } from '../contract';
import { ScheduleForm } from './schedule-form';

/** The schedule: a template to begin with, what the laws behind it say, and every period. */
export function SchedulePanel({ schedule, onChange }: { schedule: Schedule; onChange: (next: Schedule) => void }) {
  const t = useTranslations('retention');
  const [template, setTemplate] = useState<TemplateId>(schedule.template ?? 'us-coppa-ferpa');
  // Another schedule begins the form anew.
  const [round, setRound] = useState(0);
  const begin = useAction(async (id: TemplateId, signal) => {
    onChange(await api<Schedule>('/retention/template', { method: 'POST', body: { template: id }, signal }));
    setRound((had) => had + 1);
  });
  const hasRules = schedule.rules.some(({ rule }) => rule !== null);
  return (
    <div className="space-y-10">
      {schedule.clock === 'right' ? null : <ClockNotice schedule={schedule} onChange={onChange} />}
      {hasRules ? null : <p>{t('schedule.empty')}</p>}
      <section className="max-w-measure space-y-4">
        <h2 className="text-lg">{t('schedule.begin')}</h2>
        <p>{t('schedule.beginWords')}</p>
        <SelectField
          label={t('schedule.template')}
          options={templateIds.map((id) => ({ value: id, label: t(`templates.${id}`) }))}
          value={template}
          onChange={(event) => setTemplate(templateIdSchema.parse(event.target.value))}
        />
        <p className="text-sm">{t(`templateWords.${template}`)}</p>
        {hasRules ? <p className="text-ink-soft text-sm">{t('schedule.useAgain')}</p> : null}
        {begin.problem ? <ErrorState inline problem={begin.problem} /> : null}
        <Button busy={begin.pending} onClick={() => void begin.run(template)}>
          {t('schedule.use')}
        </Button>
      </section>
      <ScheduleForm key={round} schedule={schedule} onSaved={onChange} />
    </div>
  );
}

function ClockNotice({ schedule, onChange }: { schedule: Schedule; onChange: (next: Schedule) => void }) {
  const t = useTranslations('retention.schedule.clock');
  const format = useFormatter();
  const believe = useAction(async (_: null, signal) =>
    onChange(await api<Schedule>('/retention/clock', { method: 'POST', signal })),
  );
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long', timeZone: 'UTC' });
  const seen = schedule.clockSeenAt ? day(new Date(schedule.clockSeenAt)) : '–';
  return (
    <Notice>
      <div className="space-y-3">
        <h2 className="font-semibold">{t('title')}</h2>
        <p>{t(schedule.clock === 'back' ? 'back' : 'ahead', { date: seen, now: day(new Date()) })}</p>
        {believe.problem ? <ErrorState inline problem={believe.problem} /> : null}
        <Button size="small" busy={believe.pending} onClick={() => void believe.run(null)}>
          {t('right')}
        </Button>
      </div>
    </Notice>
  );
}
