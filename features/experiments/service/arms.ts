import { armOf, stratumOf } from '@/core/experiments/assign';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { ArmInForce, ArmQuestion, ExperimentsPort } from '../contract';
import * as store from '../store-arms';

/**
 * Who gets which arm. A learner is given one at their first exposure and keeps it; those who opted out, were left out by a teacher or came when it
 * was full have what the course has without the experiment.
 */
export function createArmsPort(now: () => Date): ExperimentsPort<Tx> {
  const known = (tx: Tx, question: ArmQuestion) => store.situationOf(tx, question);

  return {
    armOf: (tx, question) =>
      asSystem(tx, async () => {
        const situation = await known(tx, question);
        if (!isOpen(situation)) return inForce(situation);
        await store.lockAssigning(tx, situation.experimentId);
        // Another request of the same learner may have been first.
        const again = await known(tx, question);
        return inForce(isOpen(again) ? await assign(tx, question, again, now()) : again);
      }),
    knownArmOf: (tx, question) => asSystem(tx, async () => inForce(await known(tx, question))),
  };
}

type Open = store.Situation & { experimentId: string };

/** An experiment runs, and the learner may take part and has no arm yet. */
function isOpen(situation: store.Situation): situation is Open {
  const { experimentId, arm, mayTakePart } = situation;
  return experimentId !== null && arm === null && mayTakePart;
}

function inForce({ experimentId, arms, arm, left, mayTakePart, standard }: store.Situation): ArmInForce | null {
  const given = arm !== null && !left && mayTakePart ? arms?.find(({ key }) => key === arm) : undefined;
  if (given) return { experimentId, arm: given.settings };
  return standard ? { experimentId: null, arm: standard } : null;
}

/** Gives a learner an arm, by hash of the experiment, their stratum and their place in it. */
async function assign(
  tx: Tx,
  { learnerId, courseId }: ArmQuestion,
  situation: Open,
  at: Date,
): Promise<store.Situation> {
  const { experimentId, arms } = situation;
  const priorMastery = await store.priorMastery(tx, learnerId, courseId, DEFAULT_PARAMETERS.pInit);
  const stratum = stratumOf(priorMastery);
  const taken = await store.placesTaken(tx, experimentId, stratum);
  if (arms === null || taken.all >= (situation.mostLearners ?? 0)) return situation;
  const arm = armOf(experimentId, stratum, taken.ofStratum, arms);
  await store.insertAssignment(tx, { experimentId, learnerId, courseId, arm, priorMastery, stratum, assignedAt: at });
  return { ...situation, arm };
}
