'use client';

import { useTranslations } from 'use-intl';
import type { Experiment } from '../contract';
import { useExperimentWords } from './use-words';

/** Learners with enough answers that each side needs before anything is said; as `core/experiments` has it. */
const LEAST = 10;

/** Where an experiment stands in one or two plain sentences: each side's result, then how sure the difference is. */
export function Verdict({ experiment }: { experiment: Experiment }) {
  const t = useTranslations('experiments');
  const words = useExperimentWords();
  const { report, arms, outcome } = experiment;
  if (!report) return <>{t('verdict.none')}</>;
  const sides = report.arms.flatMap(({ key, mean }) =>
    mean === null ? [] : [t('verdict.of', { arm: words.armOf(arms, key), value: words.value(outcome, mean) })],
  );
  const harmed = report.guards.find((guard) => guard.harmed);
  const arm = words.armOf(arms, report.verdict === 'harm' ? harmed?.arm : report.leader);
  const said =
    report.verdict === 'harm'
      ? t('verdict.harm', { arm, guard: harmed ? t(`guards.worse.${harmed.name}`) : '' })
      : report.verdict === 'difference'
        ? t(arms.length > 2 ? 'verdict.difference_many' : 'verdict.difference', { arm })
        : t(`verdict.${report.verdict}`, { least: LEAST });
  return (
    <>
      {sides.length > 0 ? `${sides.join('; ')}. ` : ''}
      <span className="font-semibold">{said}</span>
    </>
  );
}
