'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SelectField } from '@/ui/fields/select-field';
import type { AuditSubject, MeasureName, SubjectAudit } from '../contract';
import { FiguresTable } from './figures-table';
import { GroupChart } from './group-chart';
import { useAttributeWords } from './use-attribute-words';

/** What is told of each kind of decision, the first one drawn at first. */
export const MEASURES_OF: Record<AuditSubject, readonly [MeasureName, ...MeasureName[]]> = {
  mastery: ['gap', 'auc', 'falseAlarm', 'miss', 'rightIfKnown', 'known', 'right'],
  recommendations: ['offered', 'opened', 'rightAfter', 'effect'],
  grading: ['tooHarsh', 'tooLenient', 'passed'],
  risk: ['falseWarning', 'missedWarning', 'riskGap', 'riskAuc', 'cameTrue', 'warned', 'fellBehind'],
};

/** One kind of decision: a chart of one figure, and the table of all beside it. */
export function SubjectSection({ audit, least }: { audit: SubjectAudit; least: number }) {
  const t = useTranslations('fairness');
  const measures = MEASURES_OF[audit.subject];
  const [measure, setMeasure] = useState<MeasureName>(firstAlarming(audit) ?? measures[0]);
  const words = useAttributeWords();
  const groupings = [...audit.attributes.map((each) => ({ ...each, second: null })), ...(audit.crossings ?? [])];
  const [chosen, setChosen] = useState(
    nameOf(groupings.find(({ comparisons }) => comparisons.some(({ alert }) => alert)) ?? groupings[0]),
  );
  const shown = groupings.find((each) => nameOf(each) === chosen);
  return (
    <section aria-labelledby={`subject-${audit.subject}`}>
      <h3 id={`subject-${audit.subject}`} className="text-lg">
        {t(`subjects.${audit.subject}.name`)}
      </h3>
      <p className="mb-3 max-w-measure text-ink-soft">
        {t(`subjects.${audit.subject}.words`, { records: audit.records, learners: audit.learners })}
      </p>
      {audit.learners === 0 || !shown ? null : (
        <>
          <div className="mb-5 grid max-w-2xl gap-4 sm:grid-cols-2" data-print="none">
            <SelectField
              label={t('attribute')}
              options={groupings.map((each) => ({ value: nameOf(each), label: words(each) }))}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            />
            <SelectField
              label={t('measure')}
              options={measures.map((each) => ({ value: each, label: t(`measures.${each}.name`) }))}
              value={measure}
              onChange={(event) => setMeasure(measures.find((each) => each === event.target.value) ?? measures[0])}
            />
          </div>
          <GroupChart audit={shown} measure={measure} />
          <FiguresTable audit={shown} measures={measures} least={least} />
        </>
      )}
    </section>
  );
}

/** Of a choice of how learners are grouped. */
const nameOf = (of: { attribute: string; second: string | null } | undefined) => `${of?.attribute} ${of?.second ?? ''}`;

function firstAlarming({ attributes, crossings }: SubjectAudit): MeasureName | undefined {
  return [...attributes, ...(crossings ?? [])].flatMap(({ comparisons }) => comparisons).find(({ alert }) => alert)
    ?.measure;
}
