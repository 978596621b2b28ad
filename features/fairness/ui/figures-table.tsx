'use client';

import { useTranslations } from 'use-intl';
import { ScrollRegion } from '@/ui/table/scroll-region';
import { Tag } from '@/ui/tag';
import type { AttributeAudit, Estimate, GroupFigures, MeasureName } from '../contract';
import { useFairnessWords } from './use-fairness-words';

/** All figures of an attribute: one row a figure, one column a group; groups that aren't told say why. */
export function FiguresTable({
  audit,
  measures,
  least,
}: {
  audit: AttributeAudit;
  measures: readonly MeasureName[];
  least: number;
}) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const told = audit.groups.filter(({ withheld }) => withheld === null);
  const hidden = audit.groups.filter(({ withheld }) => withheld !== null);
  const calibrated = told.some(({ calibration }) => calibration !== null);
  return (
    <div className="mt-6">
      <ScrollRegion label={t('table.caption')}>
        <table className="figures w-full border-collapse text-sm">
          <caption className="pb-2 text-start font-semibold">{t('table.caption')}</caption>
          <thead>
            <tr className="border-ink border-b">
              <th scope="col" className="py-1 pe-5 text-start align-bottom">
                {t('table.figure')}
              </th>
              {told.map(({ group }) => (
                <th key={group} scope="col" dir="auto" className="py-1 pe-5 text-end align-bottom last:pe-0">
                  {group}
                </th>
              ))}
              <th scope="col" className="py-1 text-end align-bottom">
                {t('table.spread')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="border-rule border-b">
              <th scope="row" className="py-2 pe-5 text-start font-normal">
                {t('table.learners')}
              </th>
              {told.map(({ group, learners }) => (
                <td key={group} className="py-2 pe-5 text-end">
                  {learners}
                </td>
              ))}
              <td />
            </tr>
            {measures.map((measure) => (
              <MeasureRow key={measure} audit={audit} measure={measure} told={told} />
            ))}
            {calibrated
              ? (['slope', 'intercept'] as const).map((part) => (
                  <tr key={part} className="border-rule border-b">
                    <th scope="row" className="py-2 pe-5 text-start font-normal">
                      {t(`table.${part}`)}
                      <span className="block text-ink-soft text-xs">{t(`table.${part}Words`)}</span>
                    </th>
                    {told.map(({ group, calibration }) => (
                      <td key={group} className="py-2 pe-5 text-end align-top">
                        <Figure value={calibration?.[part] ?? null} write={words.number} />
                      </td>
                    ))}
                    <td />
                  </tr>
                ))
              : null}
          </tbody>
        </table>
      </ScrollRegion>
      {hidden.length > 0 ? (
        <ul className="mt-2 text-ink-soft text-sm">
          {hidden.map(({ group, withheld }) => (
            <li key={group}>
              <span dir="auto">{group}</span>: {withheld === 'small' ? t('table.small', { least }) : t('table.beside')}
            </li>
          ))}
        </ul>
      ) : null}
      {audit.equalisedOdds === null ? null : (
        <p className="mt-2 max-w-measure text-ink-soft text-sm">
          {t('table.odds', { value: words.points(audit.equalisedOdds) })} {t('table.note')}
        </p>
      )}
    </div>
  );
}

function MeasureRow({
  audit,
  measure,
  told,
}: {
  audit: AttributeAudit;
  measure: MeasureName;
  told: readonly GroupFigures[];
}) {
  const t = useTranslations('fairness');
  const words = useFairnessWords();
  const spread = audit.spreads.find((each) => each.measure === measure);
  const comparisons = audit.comparisons.filter((each) => each.measure === measure);
  const state = comparisons.some(({ alert }) => alert)
    ? 'alert'
    : comparisons.some(({ beyond }) => beyond)
      ? 'beyond'
      : null;
  return (
    <tr className="border-rule border-b">
      <th scope="row" className="min-w-40 py-2 pe-5 text-start font-normal">
        <span className="block first-letter:uppercase">{t(`measures.${measure}.name`)}</span>
      </th>
      {told.map(({ group, values }) => (
        <td key={group} className="py-2 pe-5 text-end align-top">
          <Figure value={values[measure] ?? null} write={(value) => words.value(measure, value)} />
        </td>
      ))}
      <td className="py-2 text-end align-top">
        {spread ? (
          <>
            {words.difference(measure, spread.difference)}
            {spread.ratio === null ? null : (
              <span className="block text-ink-soft text-xs">
                {t('table.ratio', { ratio: words.percent(spread.ratio) })}
              </span>
            )}
          </>
        ) : null}
        {state ? (
          <span className="mt-1 block">
            <Tag tone={state === 'alert' ? 'accent' : 'plain'}>{t(`table.${state}`)}</Tag>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function Figure({ value, write }: { value: Estimate | null; write: (value: number) => string }) {
  const t = useTranslations('fairness.table');
  if (!value) return <span className="text-ink-soft">{t('few')}</span>;
  return (
    <>
      {write(value.value)}
      <span className="block whitespace-nowrap text-ink-soft text-xs">
        {write(value.low)} … {write(value.high)}
      </span>
    </>
  );
}
