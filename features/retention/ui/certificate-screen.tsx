'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { type Column, DataTable } from '@/ui/table/data-table';
import type { CertificateDetail } from '../contract';
import { usePeriodWords } from './period-words';

type Row = { id: string; count: number };
const LISTED = 400;

/** A certificate of destruction, to be read and printed. */
export function CertificateScreen({ certificate }: { certificate: CertificateDetail }) {
  const t = useTranslations('retention.certificate');
  const kinds = useTranslations('retention.kinds');
  const format = useFormatter();
  const words = usePeriodWords();
  const { content, number, hash, intact, issuedAt, id } = certificate;
  const at = (iso: string) =>
    `${format.dateTime(new Date(iso), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
  const rule = t('ruleWords', { period: words.period(content.rule.period), start: words.start(content.rule.from) });
  const facts = [
    [t('kind'), kinds(content.kind)],
    [t('rule'), `${rule}. ${t(`due.${content.rule.of}`, { date: at(content.rule.before) })}.`],
    [t('by'), t(content.byNight ? 'night' : 'person')],
    [t('begun'), at(content.begunAt)],
    [t('ended'), at(content.endedAt)],
    ...(content.oldest && content.newest
      ? [[t('span'), t('spanWords', { oldest: at(content.oldest), newest: at(content.newest) })]]
      : []),
  ];
  const columns = (header: string): Column<Row>[] => [
    { id: 'of', header, cell: (row) => <code className="break-all text-sm">{row.id}</code> },
    { id: 'count', header: t('count'), numeric: true, cell: ({ count }) => format.number(count) },
  ];
  const more = content.learners.length - LISTED;
  return (
    <article className="page py-10">
      <p className="mb-4" data-print="none">
        <TextLink href="/retention">{t('back')}</TextLink>
      </p>
      <PageHeader title={t('title', { number })}>
        <p>{t('words', { district: content.district })}</p>
      </PageHeader>
      <div className="max-w-measure space-y-8">
        {content.cancelled ? <Notice>{t('cancelled')}</Notice> : null}
        <dl className="space-y-3">
          {facts.map(([name, said]) => (
            <div key={name}>
              <dt className="text-ink-soft text-sm">{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
        <DataTable
          caption={t('records')}
          captionHidden={false}
          columns={columns(t('table'))}
          rows={content.records.map(({ table, count }) => ({ id: table, count }))}
          rowKey={(row) => row.id}
        />
        {content.learners.length > 0 ? (
          <section className="space-y-2">
            <p>{t('peopleCount', { count: content.learners.length })}</p>
            <DataTable
              caption={t('people')}
              captionHidden={false}
              columns={columns(t('id'))}
              rows={content.learners.slice(0, LISTED).map((each) => ({ id: each.id, count: each.records }))}
              rowKey={(row) => row.id}
            />
            {more > 0 ? <p>{t('peopleMore', { count: more })}</p> : null}
          </section>
        ) : null}
        <section className="space-y-2">
          <h2 className="text-lg">{t('hash')}</h2>
          <p>
            <code className="break-all text-sm">{hash}</code>
          </p>
          <p className={intact ? '' : 'text-danger'}>{t(intact ? 'intact' : 'broken')}</p>
          <p className="text-ink-soft text-sm">{t('issued', { date: at(issuedAt) })}</p>
        </section>
        <p data-print="none">
          <a className="link" href={`/api/v1/retention/certificates/${id}/pdf`} download>
            {t('pdf')}
          </a>
        </p>
      </div>
    </article>
  );
}
