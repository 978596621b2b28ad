import type { Turn } from '@/core/explain-back/judge-turns';
import type { Tx } from '@/platform/database/transaction';
import type { ServingEvent } from '@/platform/models/serving/types';
import { withoutModels } from '@/platform/models/serving/without-models';
import type { TurnInput, TurnResult } from '../contract';
import { type Evaluated, type EvaluateInput, evaluate } from '../judge/evaluate';
import { keyPointOf, materialOfPoints } from '../material';
import * as store from '../store';
import { say } from '../words';
import { fail, noSuchExplanation, type Tools, type Transact } from './deps';
import { finishLocked } from './finish';
import { showExplanation } from './show';

export interface TurnCall extends TurnInput {
  transact: Transact;
  learnerId: string;
  id: string;
  signal: AbortSignal;
  /** Told of waiting for a model, and of its starting. */
  told?(event: ServingEvent): void;
}

/**
 * Takes the next text of an explanation: judged by the matcher and, where there is one that the learner lets read it, by a model, then answered with a question or with the
 * outcome. No transaction is open while a model works; a text that was taken meanwhile by another window is not judged twice.
 *
 * @throws explanation_not_found, explanation_finished, turn_out_of_order.
 */
export async function takeTurn(tools: Tools, call: TurnCall): Promise<TurnResult> {
  const { transact, learnerId, id, text } = call;
  const prepared = await transact(async (tx) => {
    const found = await lock(tx, learnerId, id, call.turn);
    if (typeof found === 'string') return found;
    await store.update(tx, id, { draft: text, updatedAt: tools.now() });
    const mayRead = await tools.consent.allows(tx, learnerId, 'tutoring');
    return { input: await inputOf(tools, tx, found, text), mayRead };
  });
  if (typeof prepared === 'string') return { explanation: await transact((tx) => shown(tx, id)), refusal: null };
  const told = (event: ServingEvent) => call.told?.(event);
  const serving = prepared.mayRead ? tools.serving : withoutModels(tools.serving);
  const evaluated = await evaluate(serving, prepared.input, call.signal, told);
  return transact(async (tx) => {
    const found = await lock(tx, learnerId, id, call.turn);
    const outputIds: string[] = [];
    for (const record of evaluated.records) outputIds.push(await tools.outputs.record(tx, record));
    if (typeof found === 'string') return { explanation: await shown(tx, id), refusal: null };
    // Who leaves while a model judges finds their words where they were, and may send them again.
    if (evaluated.cancelled) return { explanation: await shown(tx, id), refusal: null };
    if (evaluated.state !== 'fine') {
      return {
        explanation: await shown(tx, id),
        refusal: { state: evaluated.state, words: say(`refused.${evaluated.state}`) },
      };
    }
    await write(tools, tx, found, { text, evaluated, outputId: outputIds[0] ?? null });
    return { explanation: await shown(tx, id), refusal: null };
  });
}

/** The explanation, locked, if this turn is the next; `taken` where it was taken already. @throws explanation_finished, turn_out_of_order. */
async function lock(tx: Tx, learnerId: string, id: string, turn: number): Promise<store.NamedRow | 'taken'> {
  const found = await store.lockOwn(tx, learnerId, id);
  if (!found) throw noSuchExplanation();
  const { row } = found;
  if (turn < row.turns.length) return 'taken';
  if (row.status === 'done') throw fail('explanation_finished', 'This explanation is finished.');
  if (turn > row.turns.length || turn > row.followUps.length)
    throw fail('turn_out_of_order', 'The text before this one has not been sent yet.');
  return found;
}

async function inputOf(
  tools: Tools,
  tx: Tx,
  { row, conceptName, language }: store.NamedRow,
  text: string,
): Promise<EvaluateInput> {
  const material =
    (await tools.material.read(tx, row.courseId, row.conceptId, language)) ??
    materialOfPoints(conceptName, row.points, language);
  const asked = row.followUps.map(({ pointId }) => pointId);
  const turns = [...row.turns.map((each) => each.text), text].map(
    (each, i): Turn => (i === 0 ? { text: each } : { text: each, asked: asked[i - 1] ?? null }),
  );
  return {
    learnerId: row.learnerId,
    courseId: row.courseId,
    conceptName,
    locale: language,
    language: new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language,
    points: row.points.map(keyPointOf),
    material,
    turns,
    asked,
  };
}

async function write(
  tools: Tools,
  tx: Tx,
  found: store.NamedRow,
  { text, evaluated, outputId }: { text: string; evaluated: Evaluated; outputId: string | null },
): Promise<void> {
  const { row } = found;
  const { judgement, followUp } = evaluated;
  const at = tools.now();
  const question = row.followUps.at(-1)?.question ?? null;
  const change: store.ExplanationChange = {
    draft: '',
    turns: [...row.turns, { question, text, at: at.toISOString() }],
    judgement,
    firstOutcome: row.firstOutcome ?? judgement.outcome,
    outputId: outputId ?? row.outputId,
    updatedAt: at,
    ...(followUp ? { status: 'follow_up', followUps: [...row.followUps, followUp] } : {}),
  };
  await store.update(tx, row.id, change);
  if (!followUp) await finishLocked(tools, tx, { ...found, row: { ...row, ...change } }, judgement);
}

async function shown(tx: Tx, id: string) {
  const found = await store.explanationById(tx, id);
  if (!found) throw noSuchExplanation();
  return showExplanation(found, found.row.learnerId);
}
