'use client';

import { useTranslations } from 'use-intl';
import { DataTable } from '@/ui/table/data-table';
import type { AuditSubject, Fairness, FairnessReport, GroupAttribute } from '../contract';
import { DecideForm } from './decide-form';
import { useFairnessWords } from './use-fairness-words';

type Offer = NonNullable<FairnessReport['subjects'][number]['attributes'][number]['thresholds']>;

/** Thresholds by group, with what they would cost: shown, never applied. Nothing where no audit found a reason for any. */
export function Thresholds({
  report,
  mayDecide,
  onDecided,
}: {
  report: FairnessReport;
  mayDecide: boolean;
  onDecided: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness.ways.thresholds');
  const offers = report.subjects.flatMap(({ subject, attributes }) =>
    attributes.flatMap(({ attribute, thresholds }) => (thresholds ? [{ subject, attribute, thresholds }] : [])),
  );
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="thresholds">
      <h3 id="thresholds" className="text-lg">
        {t('title')}
      </h3>
      <p className="mb-4 max-w-measure text-ink-soft">{t('words')}</p>
      <div className="space-y-8">
        {offers.map(({ subject, attribute, thresholds }) => (
          <div key={`${subject} ${attribute}`}>
            <Table subject={subject} attribute={attribute} offer={thresholds} />
            {mayDecide ? (
              <DecideForm
                on={{ mitigation: 'thresholds', attribute }}
                choices={[{ decision: 'declined', label: t('note') }]}
                onDecided={onDecided}
              />
            ) : null}
          </div>
        ))}
      </div>
    </section>
  );
}

function Table({ subject, attribute, offer }: { subject: AuditSubject; attribute: GroupAttribute; offer: Offer }) {
  // Of what is audited, these two are decided by a threshold.
  const decided = subject === 'risk' ? 'risk' : 'mastery';
  const t = useTranslations('fairness.ways.thresholds');
  const names = useTranslations('fairness.attributes');
  const words = useFairnessWords();
  return (
    <div className="max-w-4xl">
      <DataTable<Offer['groups'][number]>
        reflow
        caption={t(`captions.${decided}`, { attribute: names(attribute) })}
        captionHidden={false}
        rows={offer.groups}
        rowKey={({ group }) => group}
        columns={[
          { id: 'group', header: t('group'), cell: ({ group }) => <span dir="auto">{group}</span> },
          {
            id: 'threshold',
            header: t(`from.${decided}`),
            numeric: true,
            cell: ({ threshold }) => words.percent(threshold),
          },
          {
            id: 'alarm',
            header: t('falseAlarm'),
            numeric: true,
            cell: (row) => `${words.percent(row.falseAlarmBefore)}, ${words.percent(row.falseAlarmAfter)}`,
          },
          {
            id: 'miss',
            header: t('miss'),
            numeric: true,
            cell: (row) => `${words.percent(row.missBefore)}, ${words.percent(row.missAfter)}`,
          },
          {
            id: 'changed',
            header: t('changed'),
            numeric: true,
            wideOnly: true,
            cell: ({ changed }) => words.percent(changed),
          },
        ]}
      />
      <p className="figures mt-2 text-ink-soft text-sm">
        {t('accuracy', { before: words.percent(offer.accuracyBefore), after: words.percent(offer.accuracyAfter) })}
      </p>
    </div>
  );
}
