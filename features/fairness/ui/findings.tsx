'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Time } from '@/ui/time';
import type { AuditSubject, Comparison, FairnessAudit, FairnessReport, GroupAttribute } from '../contract';
import { SubjectSection } from './subject-section';
import { useFairnessWords } from './use-fairness-words';

type Alert = Comparison & { subject: AuditSubject; attribute: GroupAttribute };

/** Every difference beyond the bounds that is more than chance, the greatest first. */
export function alertsOf({ subjects }: FairnessReport): Alert[] {
  return subjects
    .flatMap(({ subject, attributes }) =>
      attributes.flatMap(({ attribute, comparisons }) =>
        comparisons.filter(({ alert }) => alert).map((each) => ({ ...each, subject, attribute })),
      ),
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

/** What an audit found: in a sentence, difference by difference, then every figure. */
export function Findings({
  audit,
  report,
  newest,
}: {
  audit: FairnessAudit;
  report: FairnessReport;
  /** It is the newest one. */
  newest: boolean;
}) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const alerts = alertsOf(report);
  return (
    <section aria-labelledby="found">
      <h2 id="found" className="text-xl">
        {t('found.title')}
      </h2>
      <p className="text-ink-soft text-sm">
        {t('found.of', {
          ...{ from: words.day(report.from), to: words.day(report.to), comparisons: report.comparisons },
        })}{' '}
        {t.rich('found.earlier', { date: () => <Time iso={audit.createdAt} precise /> })}{' '}
        {newest ? null : <TextLink href="/fairness">{t('found.newest')}</TextLink>}
      </p>
      <p className="mt-3 max-w-measure text-lg" role="status">
        {alerts.length === 0 ? t('found.none') : t('found.some', { count: alerts.length })}
      </p>
      {alerts.length > 0 ? (
        <>
          <ul className="mt-2 max-w-measure list-disc space-y-2 ps-5">
            {alerts.map((alert) => (
              <AlertLine key={`${alert.subject} ${alert.attribute} ${alert.measure} ${alert.group}`} alert={alert} />
            ))}
          </ul>
          <p className="mt-3 max-w-measure text-ink-soft text-sm">{t('found.what')}</p>
        </>
      ) : null}
      <ul className="mt-3 text-ink-soft text-sm">
        {report.coverage.map(({ attribute, known, of }) => (
          <li key={attribute}>{t('found.coverage', { attribute: t(`attributes.${attribute}`), known, of })}</li>
        ))}
        <li>{t('noRisk')}</li>
      </ul>
      <div className="mt-8 space-y-12">
        {report.subjects.map((subject) => (
          <SubjectSection key={`${audit.id} ${subject.subject}`} audit={subject} least={report.least} />
        ))}
      </div>
    </section>
  );
}

function AlertLine({ alert }: { alert: Alert }) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const format = useFormatter();
  const { measure, difference, low, high, chance } = alert;
  const write = (value: number | null) => (value === null ? t('unknown') : words.difference(measure, value));
  return (
    <li>
      {t('found.line', {
        ...{ subject: t(`subjects.${alert.subject}.name`), attribute: t(`attributes.${alert.attribute}`) },
        ...{ measure: t(`measures.${measure}.name`), group: alert.group },
        ...{ difference: write(difference), low: write(low), high: write(high) },
      })}{' '}
      <span className="text-ink-soft text-sm">
        {chance === null
          ? null
          : chance < 0.001
            ? t('found.chanceTiny')
            : t('found.chance', {
                chance: format.number(chance, { style: 'percent', maximumSignificantDigits: 2 }),
              })}
      </span>
    </li>
  );
}
