'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField, TextField } from '@/ui/fields/text-field';
import {
  type ExportDefinition,
  type ExportReport,
  exportFormSchema,
  exportForms,
  type ResearchCourse,
  type ResearchExport,
  type ResearchSources,
} from '../contract';
import { CourseChoice } from './course-choice';
import { GroupChoice } from './group-choice';
import { ReportWords } from './report-words';

/** What an export is of and what for; its file is made only after a look at what would be in it. */
export function ExportForm({
  courses,
  groups,
  today,
  onBegun,
}: {
  courses: readonly ResearchCourse[];
  /** Those that the district holds. */
  groups: ResearchSources['groups'];
  today: string;
  onBegun: (made: ResearchExport) => void;
}) {
  const t = useTranslations('research.form');
  const [definition, setDefinition] = useState<ExportDefinition>({
    ...{ courseIds: [], from: `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`, to: today },
    ...{ purpose: '', form: 'csv', includeWords: false, groups: [] },
  });
  const [report, setReport] = useState<ExportReport | null>(null);
  const change = (next: Partial<ExportDefinition>) => {
    setReport(null);
    setDefinition({ ...definition, ...next });
  };
  const preview = useAction(async (_: null, signal) => {
    setReport(await api<ExportReport>('/research/exports/preview', { method: 'POST', body: definition, signal }));
  });
  const begin = useAction(async (_: null, signal) => {
    onBegun(await api<ResearchExport>('/research/exports', { method: 'POST', body: definition, signal }));
    setReport(null);
  });
  const problem = begin.problem ?? preview.problem;
  if (courses.length === 0) return <p className="text-ink-soft">{t('noCourses')}</p>;
  return (
    <form
      className="max-w-measure space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void (report && !report.impossible ? begin : preview).run(null);
      }}
    >
      <h2 className="text-xl">{t('title')}</h2>
      <CourseChoice
        label={t('courses')}
        courses={courses}
        chosen={definition.courseIds}
        onChange={(courseIds) => change({ courseIds })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('from')}
          type="date"
          required
          max={definition.to}
          value={definition.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextField
          label={t('to')}
          type="date"
          required
          min={definition.from}
          error={problem?.fields.to}
          value={definition.to}
          onChange={(event) => change({ to: event.target.value })}
        />
      </div>
      <TextAreaField
        label={t('purpose')}
        hint={t('purposeHint')}
        required
        minLength={10}
        maxLength={1000}
        rows={3}
        value={definition.purpose}
        onChange={(event) => change({ purpose: event.target.value })}
      />
      <SelectField
        label={t('form')}
        className="max-w-xs"
        options={exportForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
        value={definition.form}
        onChange={(event) => change({ form: exportFormSchema.parse(event.target.value) })}
      />
      <CheckboxField
        label={t('includeWords')}
        hint={t('includeWordsHint')}
        checked={definition.includeWords}
        onChange={(event) => change({ includeWords: event.target.checked })}
      />
      {groups.length > 0 ? (
        <GroupChoice held={groups} chosen={definition.groups} onChange={(chosen) => change({ groups: chosen })} />
      ) : null}
      {problem ? <ErrorState inline problem={problem} /> : null}
      <div aria-live="polite">{report ? <ReportWords report={report} /> : null}</div>
      <div className="flex flex-wrap items-center gap-4">
        {report && !report.impossible ? (
          <Button type="submit" variant="primary" busy={begin.pending}>
            {t('send')}
          </Button>
        ) : (
          <Button type="submit" busy={preview.pending} disabled={definition.courseIds.length === 0}>
            {t('preview')}
          </Button>
        )}
        {report ? null : <p className="text-ink-soft text-sm">{t('previewFirst')}</p>}
      </div>
    </form>
  );
}
