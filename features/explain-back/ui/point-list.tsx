'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { usePlaceLabel } from '@/ui/place-label';
import type { Explanation, JudgedPointView } from '../contract';
import { PointMark } from './point-mark';

/** The judgement point by point: how it was met, the learner's own words, and beside them the passage. */
export function PointList({ explanation, points }: { explanation: Explanation; points: readonly JudgedPointView[] }) {
  const t = useTranslations('explainBack.points');
  const said = points.filter(({ status }) => status === 'covered' || status === 'partly').length;
  return (
    <section aria-labelledby="points-title">
      <h3 id="points-title" className="mb-1 text-lg">
        {t('title')}
      </h3>
      <p className="figures mb-3 text-ink-soft text-sm">{t('count', { said, total: points.length })}</p>
      {points.some(({ passage }) => passage === null) ? (
        <p className="mb-3 text-ink-soft text-sm">{t('hidden')}</p>
      ) : null}
      <ol>
        {points.map((point, i) => (
          <li key={point.id} className="flex gap-3 border-rule border-t py-4">
            <PointMark status={point.status} />
            <Point explanation={explanation} point={point} number={numberOf(points, i)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Its number among the points of its kind, where there are several; nobody could tell them apart while their passages are hidden. */
function numberOf(points: readonly JudgedPointView[], at: number): number | null {
  const like = (point: JudgedPointView) => point.aspect === points[at]?.aspect;
  return points.filter(like).length > 1 ? points.slice(0, at + 1).filter(like).length : null;
}

function Point({
  explanation,
  point,
  number,
}: {
  explanation: Explanation;
  point: JudgedPointView;
  number: number | null;
}) {
  const t = useTranslations('explainBack.points');
  const place = usePlaceLabel();
  const { citation, passage, said } = point;
  const by = point.by === 'matcher' ? null : t(point.by === 'model' ? 'byModel' : 'byTeacher');
  return (
    <div className="min-w-0 flex-1 space-y-2">
      <p>
        <span className="font-semibold">
          {t(`aspect.${point.aspect}`)}
          {number === null ? '' : ` (${number})`}
        </span>
        <span className="text-ink-soft text-sm">
          {' · '}
          {t(point.status)}
          {by ? `, ${by}` : ''}
        </span>
      </p>
      {point.copied ? <p className="text-ink-soft text-sm">{t('copied')}</p> : null}
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {said ? (
          <figure>
            <figcaption className="small-caps text-ink-soft text-sm">{t('you')}</figcaption>
            <blockquote
              dir="auto"
              lang={explanation.language}
              className="border-rule-strong border-s-2 ps-3 break-words"
            >
              {said}
            </blockquote>
          </figure>
        ) : null}
        {passage && citation ? (
          <figure>
            <figcaption className="small-caps text-ink-soft text-sm">{t('material')}</figcaption>
            <blockquote dir="auto" lang={explanation.language} className="border-accent border-s-2 ps-3 break-words">
              {passage}
            </blockquote>
            <p className="mt-1 text-sm">
              <TextLink
                href={`/courses/${explanation.courseId}/sources/${citation.sourceId}?chunk=${citation.chunkId}`}
              >
                {citation.headingPath.at(-1) ?? citation.sourceTitle}
              </TextLink>
              {citation.place ? <span className="figures text-ink-soft"> ({place(citation.place)})</span> : null}
            </p>
          </figure>
        ) : null}
      </div>
    </div>
  );
}
