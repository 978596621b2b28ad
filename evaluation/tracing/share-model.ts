import type { TracingModel } from './model';

/** The floor that every model must beat: the share of right answers of the skill among the train data, two answers of the overall share added. */
export const shareModel: TracingModel = {
  fit: (train) => {
    const right = new Float64Array(train.skillNames.length);
    const all = new Float64Array(train.skillNames.length);
    for (let row = 0; row < train.rows; row++) {
      const skill = train.skill[row] ?? 0;
      all[skill] = (all[skill] ?? 0) + 1;
      right[skill] = (right[skill] ?? 0) + (train.correct[row] ?? 0);
    }
    const overall = (right.reduce((sum, value) => sum + value, 0) + 1) / (train.rows + 2);
    const shareOf = (skill: number) => ((right[skill] ?? 0) + 2 * overall) / ((all[skill] ?? 0) + 2);
    return { predictOnline: (test) => Float64Array.from(test.skill, shareOf), parameters: { overall } };
  },
};
