import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ImportReport } from '../contract';

/** What an import changes: numbers first, then what they are. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const t = useTranslations('standards.report');
  const words = useTranslations('standards.import');
  const format = useFormatter();
  const { added, changed, withdrawn, restored, unchanged, problems, lists } = report;
  const counts = { added, changed, withdrawn, restored, unchanged };
  const names = ['added', 'changed', 'withdrawn', 'restored', 'unchanged'] as const;
  const some = names.filter((name) => counts[name] > 0).map((name) => t(name, { count: counts[name] }));
  const quiet = added + changed + withdrawn + restored === 0;
  return (
    <div className="space-y-2 text-sm">
      <p className="figures">{quiet ? words('nothing') : format.list(some)}</p>
      {report.tagsOnWithdrawn > 0 ? <p>{t('tags', { count: report.tagsOnWithdrawn })}</p> : null}
      <Entries title={t('changed', { count: changed })} total={changed}>
        {lists.changed.map((entry) => (
          <li key={`${entry.code} ${entry.statement}`}>
            <StandardWords {...entry} /> <span className="text-ink-soft">({t('before', { text: entry.before })})</span>
          </li>
        ))}
      </Entries>
      <Entries title={t('withdrawn', { count: withdrawn })} total={withdrawn}>
        {lists.withdrawn.map((entry) => (
          <li key={`${entry.code} ${entry.statement}`}>
            <StandardWords {...entry} />
          </li>
        ))}
      </Entries>
      <Entries title={t('problems', { count: problems })} total={problems}>
        {lists.problems.map((problem) => (
          <li key={`${problem.row} ${problem.reason}`}>
            <span className="figures text-ink-soft">{t('row', { row: problem.row })}:</span>{' '}
            <span dir="auto">{problem.reason}</span>
          </li>
        ))}
      </Entries>
    </div>
  );
}

function Entries({ title, total, children }: { title: string; total: number; children: ReactNode[] }) {
  const t = useTranslations('standards.report');
  if (total === 0) return null;
  return (
    <details>
      <summary className="inline-block underline decoration-rule-strong underline-offset-4">{title}</summary>
      <ul className="mt-2 space-y-1">
        {children}
        {total > children.length ? (
          <li className="text-ink-soft">{t('more', { count: total - children.length })}</li>
        ) : null}
      </ul>
    </details>
  );
}

export function StandardWords({ code, statement }: { code: string; statement: string }) {
  return (
    <>
      {code === '' ? null : <bdi className="font-semibold">{code} </bdi>}
      <bdi>{statement}</bdi>
    </>
  );
}
