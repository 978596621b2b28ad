'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Time } from '@/ui/time';
import { answeredAlerts } from '../alerts';
import { alertKeySchema, type Fairness, type FairnessAudit, type FairnessReport } from '../contract';
import { AlertItem } from './alert-item';
import { SubjectSection } from './subject-section';
import { useFairnessWords } from './use-fairness-words';

/** What an audit found: in a sentence, difference by difference, then every figure. */
export function Findings({
  audit,
  report,
  newest,
  answers,
  mayDecide,
  onAnswered,
}: {
  audit: FairnessAudit;
  report: FairnessReport;
  /** It is the newest one. */
  newest: boolean;
  answers: Fairness['answers'];
  mayDecide: boolean;
  onAnswered: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const alerts = answeredAlerts(audit, answers);
  const open = alerts.filter((each) => each.open).length;
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
        {newest && open > 0 ? ` ${t('answers.open', { count: open })}` : null}
      </p>
      {alerts.length > 0 ? (
        <>
          <ul className="mt-2 max-w-measure list-disc space-y-4 ps-5">
            {alerts.map((each) => (
              <AlertItem
                key={Object.values(alertKeySchema.parse(each.alert)).join(' ')}
                found={each}
                runId={audit.id}
                mayAnswer={mayDecide && newest}
                onAnswered={onAnswered}
              />
            ))}
          </ul>
          <p className="mt-3 max-w-measure text-ink-soft text-sm">{t('found.what')}</p>
        </>
      ) : null}
      <ul className="mt-3 text-ink-soft text-sm">
        {report.coverage.map(({ attribute, known, of }) => (
          <li key={attribute}>{t('found.coverage', { attribute: t(`attributes.${attribute}`), known, of })}</li>
        ))}
      </ul>
      <div className="mt-8 space-y-12">
        {report.subjects.map((subject) => (
          <SubjectSection key={`${audit.id} ${subject.subject}`} audit={subject} least={report.least} />
        ))}
      </div>
    </section>
  );
}
