'use client';

import { useTranslations } from 'use-intl';
import { Button, TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { Time } from '@/ui/time';
import type { DeletionCertificate, ReworkStep } from '../contract';
import { useRecordWords } from './use-record-words';

/** What was deleted, kept and made anew, to be printed and kept; it names nobody. */
export function CertificateScreen({
  certificate,
  reworks,
}: {
  certificate: DeletionCertificate;
  reworks: readonly ReworkStep[];
}) {
  const t = useTranslations('rights.certificate');
  const because = useTranslations('record.keptBecause');
  const facts = [
    { label: t('number'), value: <code className="break-all text-sm">{certificate.learnerId}</code> },
    { label: t('request'), value: <code className="break-all text-sm">{certificate.requestId}</code> },
    { label: t('asked'), value: <Time iso={certificate.askedAt} precise /> },
    { label: t('confirmed'), value: <Time iso={certificate.confirmedAt} precise /> },
    { label: t('erased'), value: <Time iso={certificate.erasedAt} precise /> },
    { label: t('done'), value: certificate.doneAt ? <Time iso={certificate.doneAt} precise /> : t('notYet') },
  ];
  return (
    <div className="page py-10">
      <p className="mb-3 text-sm print:hidden">
        <TextLink href="/data-requests?ended=yes">{t('back')}</TextLink>
      </p>
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-3xl space-y-8">
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[12rem_minmax(0,1fr)]">
          {facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
        </dl>
        <Counts title={t('deleted')} rows={certificate.deleted} />
        <Counts title={t('cleared')} rows={certificate.cleared} />
        <Counts title={t('kept')} rows={certificate.kept.map((row) => ({ ...row, why: because(row.because) }))} />
        <section>
          <h2 className="text-lg">{t('reworks')}</h2>
          <ul className="mt-2 divide-y divide-rule">
            {reworks.map(({ what, outcome }) => (
              <li key={what} className="flex flex-wrap justify-between gap-x-6 py-1.5">
                <span>{t(`rework.${what}`)}</span>
                <span className="text-ink-soft">{t(`outcome.${outcome ?? 'waiting'}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="max-w-measure space-y-2">
          <p>{t('files', { count: certificate.files, jobs: certificate.jobs })}</p>
          <p>{t('backups', { day: certificate.backupsGoneBy })}</p>
          {certificate.backupsByHand ? <p>{t('backupsByHand')}</p> : null}
          <p>{t('restore')}</p>
        </section>
        <Button className="print:hidden" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </div>
  );
}

function Counts({ title, rows }: { title: string; rows: readonly { table: string; rows: number; why?: string }[] }) {
  const t = useTranslations('rights.certificate');
  const words = useRecordWords();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="text-lg">{title}</h2>
      <table className="mt-2 w-full text-start">
        <thead>
          <tr className="text-ink-soft text-sm">
            <th scope="col" className="py-1 text-start font-normal">
              {t('part')}
            </th>
            <th scope="col" className="py-1 text-end font-normal">
              {t('rows')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">
          {rows.map(({ table, rows: count, why }) => (
            <tr key={table}>
              <th scope="row" className="py-1.5 text-start font-normal">
                {words.table(table)}
                {why ? <span className="block max-w-measure text-ink-soft text-sm">{why}</span> : null}
              </th>
              <td className="figures py-1.5 text-end align-top">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
