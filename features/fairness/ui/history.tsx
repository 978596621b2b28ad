'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { Fairness, FairnessRun } from '../contract';
import { useAttributeWords } from './use-attribute-words';
import { useFairnessWords } from './use-fairness-words';

/** Earlier audits, each to be opened, and every decision with its reason. */
export function History({ fairness: { runs, decisions, answers } }: { fairness: Fairness }) {
  const t = useTranslations('fairness.history');
  const names = useTranslations('fairness.attributes');
  const all = useTranslations('fairness');
  const own = useTranslations('fairness.answers');
  const attributes = useAttributeWords();
  const words = useFairnessWords();
  const audits = runs.filter(({ kind }) => kind === 'audit');
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3 text-xl">
        {t('title')}
      </h2>
      {audits.length === 0 ? null : (
        <DataTable<FairnessRun>
          reflow
          caption={t('audits')}
          rows={audits}
          rowKey={({ id }) => id}
          columns={[
            { id: 'date', header: t('date'), cell: ({ createdAt }) => <Time iso={createdAt} precise /> },
            {
              id: 'by',
              header: t('by'),
              wideOnly: true,
              cell: ({ requestedBy }) => t(requestedBy ? 'person' : 'month'),
            },
            { id: 'state', header: t('state'), cell: ({ status }) => t(`states.${status}`) },
            {
              id: 'alerts',
              header: t('alerts'),
              numeric: true,
              cell: ({ alerts, status, outcome }) => (status === 'done' && !outcome ? alerts : '–'),
            },
            {
              id: 'open',
              header: t('open'),
              cell: ({ id, status, outcome, createdAt }) =>
                status === 'done' && !outcome ? (
                  <TextLink href={`/fairness?audit=${id}`} aria-label={`${t('open')} ${createdAt.slice(0, 10)}`}>
                    {t('open')}
                  </TextLink>
                ) : null,
            },
          ]}
        />
      )}
      <h3 className="mt-6 text-lg">{t('decisions')}</h3>
      {decisions.length === 0 ? (
        <p className="text-ink-soft">{t('noDecisions')}</p>
      ) : (
        <ul className="mt-1 max-w-measure space-y-2">
          {decisions.map(({ id, mitigation, decision, attribute, why, byName, at }) => (
            <li key={id} className="border-rule border-t pt-2">
              <p>{t(`decision.${mitigation}.${decision}`, { attribute: names(attribute) })}</p>
              <p className="text-ink-soft text-sm" dir="auto">
                {t.rich('who', { date: () => <Time iso={at} precise />, name: byName ?? t('gone'), why })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <h3 className="mt-6 text-lg">{own('list')}</h3>
      {answers.length === 0 ? (
        <p className="text-ink-soft">{own('none')}</p>
      ) : (
        <ul className="mt-1 max-w-measure space-y-2">
          {answers.map((answer) => (
            <li key={answer.id} className="border-rule border-t pt-2">
              <p dir="auto">
                {all(`subjects.${answer.subject}.name`)}, {attributes(answer)}, {answer.group}:{' '}
                {all(`measures.${answer.measure}.name`)} ({words.difference(answer.measure, answer.difference)})
              </p>
              <p className="text-ink-soft text-sm" dir="auto">
                {own(`words.${answer.word}`)}.{' '}
                {t.rich('who', {
                  ...{
                    date: () => <Time iso={answer.at} precise />,
                    name: answer.byName ?? t('gone'),
                    why: answer.why,
                  },
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
