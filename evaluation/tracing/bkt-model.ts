import { fitBkt } from '@/core/tracing/bkt-fit-data';
import { predictOnline } from '@/core/tracing/bkt-predict';
import type { TracingModel } from './model';

/** As good as five opportunities: what a skill with few answers would make up by itself (docs/evaluation.md). */
export const PRIOR_STRENGTH = 5;

/** Plain four-parameter BKT, one fit for each skill, drawn weakly towards the population. */
export const bktModel: TracingModel = {
  fit: (train, { seed }) => {
    const { skills, population, logLikelihood } = fitBkt(train, { seed, priorStrength: PRIOR_STRENGTH });
    return {
      predictOnline: (test) => predictOnline(test, (row) => (skills[test.skill[row] ?? -1] ?? population).parameters),
      trainLogLikelihood: logLikelihood,
      parameters: {
        population: plain(population.parameters),
        skills: Object.fromEntries(
          skills.map(({ parameters }, skill) => [train.skillNames[skill] ?? '', plain(parameters)]),
        ),
      },
    };
  },
};

function plain({ pInit, pLearn, pSlip, pGuess }: { pInit: number; pLearn: number; pSlip: number; pGuess: number }) {
  return { pInit, pLearn, pSlip, pGuess };
}
