'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { AnsweredAlert } from '../alerts';
import type { Fairness } from '../contract';
import { AnswerForm } from './answer-form';
import { useAttributeWords } from './use-attribute-words';
import { useFairnessWords } from './use-fairness-words';

/** One difference that an audit found, what was said to it, and a place to say something. */
export function AlertItem({
  found: { alert, answer, open, worse },
  runId,
  mayAnswer,
  onAnswered,
}: {
  found: AnsweredAlert;
  runId: string;
  mayAnswer: boolean;
  onAnswered: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const attributes = useAttributeWords();
  const format = useFormatter();
  const { measure, difference, low, high, chance } = alert;
  const write = (value: number | null) => (value === null ? t('unknown') : words.difference(measure, value));
  return (
    <li>
      {t('found.line', {
        ...{ subject: t(`subjects.${alert.subject}.name`), attribute: attributes(alert) },
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
      {answer ? (
        <div className="mt-1 border-rule border-s-2 ps-3 text-sm">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Tag tone={open ? 'accent' : 'plain'}>
              {open ? t(worse ? 'answers.worse' : 'answers.again') : t(`answers.words.${answer.word}`)}
            </Tag>
            <span className="text-ink-soft">
              {t.rich(open ? 'answers.by' : 'answers.byWhom', {
                ...{ date: () => <Time iso={answer.at} precise />, name: answer.byName ?? t('history.gone') },
                ...{ word: t(`answers.words.${answer.word}`), difference: write(answer.difference) },
              })}
            </span>
          </p>
          <p dir="auto" className="break-words">
            {answer.why}
          </p>
        </div>
      ) : null}
      {mayAnswer && open ? <AnswerForm alert={alert} runId={runId} onAnswered={onAnswered} /> : null}
    </li>
  );
}
