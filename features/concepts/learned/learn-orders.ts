import { v7 as uuidv7 } from 'uuid';
import type { LibraryPort } from '@/features/library/contract';
import type { UpdatesPort } from '@/features/updates/contract';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Extraction, ExtractionInput } from '../contract';
import { coreChunks } from '../core-chunks';
import { applyEdges } from '../rebuild-edges';
import * as store from '../store';
import {
  answersOf,
  type LearnedOrderRow,
  learnedOrdersOf,
  putLearnedRun,
  replaceLearnedOrders,
} from '../store-learned';
import { OrderCounts } from './count-orders';
import { finalIdOf, learnedEdges } from './learned-edges';

export interface LearnDeps {
  database: Database;
  library: Pick<LibraryPort<Tx>, 'courseChunks'>;
  extract(input: ExtractionInput): Promise<Extraction>;
  updates: Pick<UpdatesPort<Tx>, 'begin' | 'finish'>;
  now(): Date;
}

/** So much must an order move for the map to be drawn anew. */
const TELLING_MOVE = 0.1;

/**
 * Reads the answers of a course's learners for its map: counts who knew what when they first met each concept, and where that says something
 * new, weighs the proposed lines anew and adds those that the answers speak for. What teachers decided stays. The change has its report.
 *
 * @returns whether the map changed hands: false where the answers say nothing new
 */
export async function learnOrders(
  deps: LearnDeps,
  { districtId, courseId }: { districtId: string; courseId: string },
): Promise<boolean> {
  const inDistrict = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const read = await inDistrict((tx) => readAnswers(tx, courseId, deps.now()));
  if (!read.moved) return false;
  await inDistrict(async (tx) => {
    await store.lockMap(tx, courseId);
    const updateId = uuidv7();
    await deps.updates.begin(tx, courseId, updateId);
    const chunks = coreChunks(await deps.library.courseChunks(tx, courseId));
    const learned = await learnedEdges(tx, courseId);
    const weights = await proposedWeights(tx, courseId);
    await applyEdges(
      tx,
      courseId,
      await deps.extract({ chunks, language: await store.languageOf(tx, courseId), learned }),
    );
    const after = await proposedWeights(tx, courseId);
    const weighed = [...after].filter(([edge, weight]) => {
      const before = weights.get(edge);
      return before !== undefined && Math.abs(before - weight) >= 0.005;
    }).length;
    await deps.updates.finish(tx, courseId, updateId, { learners: read.learners, answers: read.answers, weighed });
  });
  return true;
}

/** Counts a course's answers and keeps the counts. */
async function readAnswers(tx: Tx, courseId: string, now: Date) {
  const finalOf = finalIdOf(await store.conceptsOf(tx, courseId));
  const counts = new OrderCounts();
  for await (const answer of answersOf(tx, courseId)) counts.add({ ...answer, conceptId: finalOf(answer.conceptId) });
  const there = new Set((await store.conceptsOf(tx, courseId)).filter((row) => !row.removed).map(({ id }) => id));
  const lines = new Set(
    (await store.prerequisitesOf(tx, courseId)).map(
      ({ prerequisiteId, conceptId }) => `${prerequisiteId} ${conceptId}`,
    ),
  );
  const orders = counts
    .orders((prerequisiteId, conceptId) => lines.has(`${prerequisiteId} ${conceptId}`))
    .filter(({ prerequisiteId, conceptId }) => there.has(prerequisiteId) && there.has(conceptId));
  const before = await learnedOrdersOf(tx, courseId);
  await replaceLearnedOrders(tx, courseId, orders);
  const { answers } = counts;
  const learners = counts.learners.size;
  await putLearnedRun(tx, { courseId, answers, learners, readAt: now });
  return { answers, learners, moved: hasMoved(before, orders) };
}

type Told = Pick<LearnedOrderRow, 'prerequisiteId' | 'conceptId' | 'logOdds' | 'sure'>;

function hasMoved(before: readonly Told[], after: readonly Told[]): boolean {
  const byPair = (orders: readonly Told[]) =>
    new Map(orders.map((order) => [`${order.prerequisiteId} ${order.conceptId}`, order]));
  const [old, now] = [byPair(before), byPair(after)];
  return [...new Set([...old.keys(), ...now.keys()])].some((pair) => {
    const [a, b] = [old.get(pair), now.get(pair)];
    return (a?.sure ?? false) !== (b?.sure ?? false) || Math.abs((a?.logOdds ?? 0) - (b?.logOdds ?? 0)) >= TELLING_MOVE;
  });
}

async function proposedWeights(tx: Tx, courseId: string): Promise<Map<string, number>> {
  const edges = await store.prerequisitesOf(tx, courseId);
  return new Map(
    edges
      .filter(({ origin, status }) => origin === 'proposed' && status === 'active')
      .map(({ prerequisiteId, conceptId, weight }) => [`${prerequisiteId} ${conceptId}`, weight]),
  );
}
