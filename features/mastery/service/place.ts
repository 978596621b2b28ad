import type { Tx } from '@/platform/database/transaction';
import type { MasteryPort } from '../contract';
import { afterPlacement, eventKinds, type PlacementFinished } from '../ledger';
import { courseParameters, modelInForce } from '../model/store-in-force';
import { appendEvent, lockRows, putPlaced } from '../store';

/** Gives concepts the p(L) that a placement found, and says so in the log. */
export async function place(tx: Tx, input: Parameters<MasteryPort<Tx>['place']>[1]): Promise<void> {
  const { learnerId, courseId, placementId, at } = input;
  const found = [...input.pKnown].sort(([a], [b]) => (a < b ? -1 : 1));
  if (found.length === 0) return;
  const modelVersion = (await modelInForce(tx))?.version ?? 0;
  const parametersOf = await courseParameters(tx, courseId);
  const rows = await lockRows(
    tx,
    learnerId,
    found.map(([conceptId]) => conceptId),
  );
  const stored = new Map(rows.map(({ conceptId, ...state }) => [conceptId, state]));
  await putPlaced(
    tx,
    { learnerId, courseId, at },
    found.map(([conceptId, pKnown]) => ({
      conceptId,
      ...afterPlacement(stored.get(conceptId) ?? null, pKnown, modelVersion),
    })),
  );
  const payload: PlacementFinished = {
    placementId,
    modelVersion,
    concepts: found.map(([conceptId, after]) => ({
      conceptId,
      before: stored.get(conceptId)?.pKnown ?? parametersOf(conceptId).parameters.pInit,
      after,
    })),
  };
  await appendEvent(tx, { learnerId, courseId, kind: eventKinds.placed, payload: { ...payload }, at });
}
