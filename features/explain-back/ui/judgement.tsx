'use client';

import { useTranslations } from 'use-intl';
import type { Explanation, JudgementView } from '../contract';
import { PointList } from './point-list';

const inHundred = (share: number) => Math.round(share * 100);

/** What came of an explanation: in words first, then point by point, what to put right, and how it is written; the numbers on demand. */
export function Judgement({ explanation, judgement }: { explanation: Explanation; judgement: JudgementView }) {
  const t = useTranslations('explainBack');
  const { clarity, misconceptions } = judgement;
  return (
    <div className="space-y-8">
      {misconceptions.length > 0 ? (
        <section aria-labelledby="misconceptions-title">
          <h3 id="misconceptions-title" className="mb-2 text-lg">
            {t('misconceptions')}
          </h3>
          <ul className="space-y-4">
            {misconceptions.map(({ words, quote }) => (
              <li key={`${quote} ${words}`} className="space-y-1">
                <blockquote
                  dir="auto"
                  lang={explanation.language}
                  className="border-rule-strong border-s-2 ps-3 break-words"
                >
                  {quote}
                </blockquote>
                <p dir="auto">{words}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <PointList explanation={explanation} points={judgement.points} />
      <section aria-labelledby="clarity-title">
        <h3 id="clarity-title" className="mb-1 text-lg">
          {t('clarity.title')}
        </h3>
        <p>
          {t(`clarity.${clarity.level}`)} {clarity.signs.map((sign) => t(`clarity.${sign}`)).join(' ')}
        </p>
      </section>
      <div className="space-y-2 text-ink-soft text-sm">
        <p>{t(`result.${judgement.judgedBy}`)}</p>
        <details>
          <summary className="inline-block underline decoration-rule-strong underline-offset-4">
            {t('result.number')}
          </summary>
          <p className="figures mt-1">
            {t('result.coverage', {
              percent: inHundred(judgement.coverage),
              low: inHundred(judgement.coverageLow),
              high: inHundred(judgement.coverageHigh),
            })}{' '}
            {t('result.accuracy', { percent: inHundred(judgement.accuracy) })}
          </p>
        </details>
      </div>
    </div>
  );
}
