import { fitOnlineIrt } from '@/core/difficulty/online/fit-online';
import { predictOnline } from '@/core/difficulty/online/follow-all';
import type { TracingModel } from './model';

/** Items calibrated by skill on the train learners; ability, in general and in each skill, followed online. */
export const irtModel: TracingModel = {
  fit: (train, { progress }) => {
    progress(`calibrating ${train.itemNames.length} items of ${train.skillNames.length} skills`);
    const model = fitOnlineIrt(train);
    const { abilityDeviation, itemSpread, skillVariance, logLikelihood } = model.calibration;
    return {
      predictOnline: (test) => predictOnline(model, test),
      trainLogLikelihood: logLikelihood,
      parameters: {
        abilityDeviation,
        itemDeviation: Math.sqrt(itemSpread),
        skillDeviation: Math.sqrt(skillVariance),
        ...model.settings,
      },
    };
  },
};
