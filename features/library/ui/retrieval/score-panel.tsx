'use client';

import { useTranslations } from 'use-intl';
import { LineChart } from '@/ui/charts/line-chart';
import { EmptyState } from '@/ui/empty-state';
import { Time } from '@/ui/time';
import type { RetrievalScore, ScoreReport } from '../../measure/contract';
import { ScoreHistory } from './score-history';
import { useScore } from './use-percent';

/** How the question set has done: a line over time, the score before beside that of now, what changed, and what got worse. */
export function ScorePanel({ report }: { report: ScoreReport }) {
  const t = useTranslations('retrieval.scores');
  const score = useScore();
  const now = report.scores.at(-1);
  const before = report.scores.at(-2);
  if (!now) {
    return report.outdated ? (
      <p role="status" className="text-ink-soft">
        {t('outdated')}
      </p>
    ) : (
      <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
    );
  }
  const answer = before
    ? t('answer', { now: score(now.ndcg10), before: score(before.ndcg10) })
    : t('answerFirst', { now: score(now.ndcg10) });
  return (
    <section aria-label={t('title')} className="max-w-3xl space-y-5">
      <LineChart
        question={t('title')}
        answer={
          <>
            <p>{answer}</p>
            <p className="text-sm">{t('explained')}</p>
            {report.outdated ? (
              <p role="status" className="text-sm">
                {t('outdated')}
              </p>
            ) : null}
          </>
        }
        valueLabel={t('label')}
        points={report.scores.map(({ createdAt, ndcg10 }) => ({ date: createdAt, value: ndcg10 }))}
        formatValue={score}
      />
      <Compared now={now} before={before} />
      <Changes now={now} />
      <Worse report={report} />
      <ScoreHistory scores={report.scores} />
    </section>
  );
}

function Compared({ now, before }: { now: RetrievalScore; before: RetrievalScore | undefined }) {
  const t = useTranslations('retrieval.scores');
  const score = useScore();
  const rows = [
    { name: t('ndcg'), of: (each: RetrievalScore) => each.ndcg10 },
    { name: t('recall'), of: (each: RetrievalScore) => each.recall10 },
    { name: t('mrr'), of: (each: RetrievalScore) => each.mrr },
  ];
  return (
    <table className="figures border-collapse text-sm">
      <thead>
        <tr className="text-ink-soft">
          <td />
          <th scope="col" className="px-4 py-1 text-end font-normal">
            {t('now')}
          </th>
          {before ? (
            <th scope="col" className="px-4 py-1 text-end font-normal">
              {t('previous')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of }) => (
          <tr key={name} className="border-rule border-t">
            <th scope="row" className="py-1 pe-4 text-start font-normal">
              {name}
            </th>
            <td className="px-4 py-1 text-end font-semibold">{score(of(now))}</td>
            {before ? <td className="px-4 py-1 text-end">{score(of(before))}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ now }: { now: RetrievalScore }) {
  const t = useTranslations('retrieval.scores');
  if (now.changes.length === 0) return null;
  return (
    <div className="text-sm">
      <h3 className="font-semibold">
        {t('changed')} (<Time iso={now.createdAt} />)
      </h3>
      <ul className="text-ink-soft">
        {now.changes.map(({ what, before, after }) => (
          <li key={what}>{t(what, { before, after })}</li>
        ))}
      </ul>
    </div>
  );
}

function Worse({ report }: { report: ScoreReport }) {
  const t = useTranslations('retrieval.scores');
  if (report.worse.length === 0) return null;
  const place = (rank: number | null) => (rank === null ? t('notFound') : String(rank));
  return (
    <div className="text-sm">
      <h3 className="font-semibold">{t('worse')}</h3>
      <ul>
        {report.worse.map(({ questionId, question, rankBefore, rank }) => (
          <li key={questionId} dir="auto">
            {question}{' '}
            <span className="figures text-ink-soft">
              {t('rankWas', { before: place(rankBefore), after: place(rank) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
