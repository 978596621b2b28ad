import { fitBkt, fitBktByItem } from '@/core/tracing/bkt-fit-data';
import { buildForest } from '@/core/tracing/bkt-forest';
import { fitIndividual } from '@/core/tracing/bkt-individual';
import { predictIndividually } from '@/core/tracing/bkt-individual-predict';
import { predictOnline } from '@/core/tracing/bkt-predict';
import { PRIOR_STRENGTH } from './bkt-model';
import type { TracingModel } from './model';

/** BKT in which knowledge may be lost between two opportunities. */
export const forgettingBktModel: TracingModel = {
  fit: (train, { seed }) => {
    const fit = fitBkt(train, { seed, priorStrength: PRIOR_STRENGTH, forgetting: true });
    return {
      predictOnline: (test) =>
        predictOnline(test, (row) => (fit.skills[test.skill[row] ?? -1] ?? fit.population).parameters),
      trainLogLikelihood: fit.logLikelihood,
      parameters: { population: fit.population.parameters },
    };
  },
};

/** BKT with forgetting, and a slip and guess for each item with enough answers. */
export const itemBktModel: TracingModel = {
  fit: (train, { seed }) => {
    const fit = fitBktByItem(train, { seed, priorStrength: PRIOR_STRENGTH, forgetting: true });
    return {
      predictOnline: (test) =>
        predictOnline(test, (row) => {
          const skill = test.skill[row] ?? -1;
          const fitted = fit.skills[skill] ?? fit.population;
          const which = fit.classed?.classOf(skill, test.item[row] ?? -1) ?? 0;
          return fitted.classParameters[which] ?? fitted.parameters;
        }),
      trainLogLikelihood: fit.logLikelihood,
      parameters: { population: fit.population.parameters },
    };
  },
};

/** BKT with forgetting whose learners differ in quickness. */
export const individualBktModel: TracingModel = {
  fit: (train, { seed }) => {
    const plain = fitBkt(train, { seed, priorStrength: PRIOR_STRENGTH, forgetting: true });
    const model = fitIndividual(buildForest(train), train.learners, plain.skills);
    const { learnSpread, initSpread, logLikelihood } = model;
    return {
      predictOnline: (test) => predictIndividually(test, model, plain.population.parameters),
      trainLogLikelihood: logLikelihood,
      parameters: { population: plain.population.parameters, learnSpread, initSpread },
    };
  },
};
