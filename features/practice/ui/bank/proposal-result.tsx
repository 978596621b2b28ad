'use client';

import { useTranslations } from 'use-intl';
import type { ProposalRun } from '../../contract';

/** What came of one time that a model was asked, and why what was turned down was. */
export function ProposalResult({ run }: { run: ProposalRun }) {
  const t = useTranslations('items.propose');
  const reasons = Object.entries(run.rejected).sort((a, b) => b[1] - a[1]);
  const rejected = reasons.reduce((sum, [, count]) => sum + count, 0);
  const ended = run.state === 'done' || run.proposed > 0;
  return (
    <div className="space-y-1">
      <p role="status">
        {t(`state.${run.state}`)}
        {run.state === 'failed' ? `: ${t(problemKey(run.problem))}` : ''}
        {ended ? ` ${t('result', { proposed: run.proposed, kept: run.kept, rejected })}` : ''}
      </p>
      {reasons.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-ink-soft">{t('reasonsTitle')}</summary>
          <ul className="mt-1 list-disc ps-5">
            {reasons.map(([reason, count]) => (
              <li key={reason}>{t('reason', { reason: t(reasonKey(reason)), count })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

const REASONS = [
  'schema',
  'unsound',
  'too_few_wrong',
  'quote',
  'ungrounded',
  'second_answer',
  'hint_tells',
  'known',
  'duplicate',
  'answer_in_question',
  'length',
  'shared_words',
  'grammar',
  'absolutes',
  'catch_all',
  'marking',
  'numbered_steps',
  'refers_to_text',
  'solved_otherwise',
  'unsolved',
] as const;
const PROBLEMS = ['no_passages', 'context_overflow', 'timeout', 'unavailable'] as const;

/** The message of a reason; one that this page doesn't know is another reason. */
export function reasonKey(code: string): `reasons.${(typeof REASONS)[number] | 'other'}` {
  return `reasons.${REASONS.find((reason) => reason === code) ?? 'other'}`;
}

function problemKey(code: string | null): `problems.${(typeof PROBLEMS)[number] | 'other'}` {
  return `problems.${PROBLEMS.find((problem) => problem === code) ?? 'other'}`;
}
