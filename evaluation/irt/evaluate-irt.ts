import { calibrate } from '@/core/difficulty/calibrate';
import { type Calibration, type Guessing, type IrtModel, itemOf } from '@/core/difficulty/calibration';
import { type ItemFlag, itemFit } from '@/core/difficulty/item-fit';
import { responsesOf } from '@/core/difficulty/responses';
import { timed } from '../cpu-time';
import type { ResponseTable } from './read-responses';

/** One item, as a person reads it. */
export interface ItemReport {
  item: string;
  discrimination: number;
  difficulty: number;
  guessing: number;
  answers: number;
  shareRight: number;
  pointBiserial: number;
  infit: number;
  outfit: number;
  /** p of S-X²; NaN where too few persons answered everything. */
  summedScoreP: number;
  flags: ItemFlag[];
}

/** What `meno evaluate irt --json` prints; lists in the order of the columns. */
export interface IrtResult {
  model: IrtModel;
  persons: number;
  items: number;
  logLikelihood: number;
  discrimination: Float64Array;
  difficulty: Float64Array;
  guessing: Float64Array;
  standardErrors: Calibration['standardErrors'];
  converged: boolean;
  /** CPU seconds of the fit, standard errors included. */
  fitSeconds: number;
  itemReports: ItemReport[];
}

/** Calibrates the items of a table and says which of them a person should look at. */
export async function evaluateIrt(model: IrtModel, table: ResponseTable, guessing?: Guessing): Promise<IrtResult> {
  const responses = responsesOf(table.rows, table.itemNames.length);
  const { result: fit, cpuSeconds } = await timed(() => calibrate(responses, model, guessing ? { guessing } : {}));
  const reports = itemFit(responses, fit).map((statistics, item) => ({
    item: table.itemNames[item] ?? '',
    ...itemOf(fit, item),
    answers: statistics.answers,
    shareRight: statistics.shareRight,
    pointBiserial: statistics.pointBiserial,
    infit: statistics.infit,
    outfit: statistics.outfit,
    summedScoreP: statistics.summedScore.p,
    flags: statistics.flags,
  }));
  return {
    model,
    persons: fit.persons,
    items: fit.items,
    logLikelihood: fit.logLikelihood,
    discrimination: fit.discrimination,
    difficulty: fit.difficulty,
    guessing: fit.guessing,
    standardErrors: fit.standardErrors,
    converged: fit.converged,
    fitSeconds: cpuSeconds,
    itemReports: reports,
  };
}
