import type { Tx } from '@/platform/database/transaction';
import type { MasteryPort } from '../contract';
import { afterPlacement, eventKinds, type PlacementFinished } from '../ledger';
import { courseParameters, modelInForce } from '../model/store-in-force';
import { appendEvent, putPlaced } from '../store';

/** Gives concepts without answers the p(L) that a placement found, and says so in the log. */
export async function place(tx: Tx, input: Parameters<MasteryPort<Tx>['place']>[1]): Promise<void> {
  const { learnerId, courseId, placementId, pKnown, at } = input;
  const modelVersion = (await modelInForce(tx))?.version ?? 0;
  const parametersOf = await courseParameters(tx, courseId);
  const states = [...pKnown].map(([conceptId, p]) => ({ conceptId, ...afterPlacement(p, modelVersion) }));
  const written = await putPlaced(tx, { learnerId, courseId, at }, states);
  if (written.length === 0) return;
  const payload: PlacementFinished = {
    placementId,
    modelVersion,
    concepts: written.map((conceptId) => ({
      conceptId,
      before: parametersOf(conceptId).parameters.pInit,
      after: pKnown.get(conceptId) ?? 0,
    })),
  };
  await appendEvent(tx, { learnerId, courseId, kind: eventKinds.placed, payload: { ...payload }, at });
}
