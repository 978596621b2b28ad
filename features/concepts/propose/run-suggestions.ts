import { seedOf } from '@/core/seed/seed-of';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { ServedBy } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';
import { coreChunks } from '../core-chunks';
import { chunksOf, languageOf, lockMap } from '../store';
import { askForConcepts, askForPairs, type Batch, MOST_NAMES, nextBatch } from './ask-model';
import { checkConcept, type SoundConcept } from './check-concept';
import { checkPrerequisite, type SoundPair } from './check-prerequisite';
import { type MapView, readMapView } from './map-view';
import type { SuggestDeps } from './models';
import { askedKey, type ReadMaterial, readMaterial } from './read-material';
import { gone } from './still-open';
import * as store from './store';

/** Passages of one run at most: a large course takes several, each goes on where the last one stopped. */
export const MOST_READ = 300;

/** What the answers to one prompt became. */
interface Judged {
  proposed: number;
  kept: (SoundConcept | SoundPair)[];
  dropped: string[];
}

interface Work {
  deps: SuggestDeps;
  courseId: string;
  runId: string;
  language: string;
  material: ReadMaterial;
  inDistrict<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Has a model propose concepts and prerequisites for a map, a few passages at a time, and keeps for a teacher what the text bears out. What is done
 * stays where the run breaks off, and the next one, or this one taken up again, goes on after it.
 * @param turn whether it is our turn: learners come first. False: the run is put off.
 * @returns false where it was put off
 * @throws what is no model's failure; and where the process stops: the job is taken up again.
 */
export async function runSuggestions(
  deps: SuggestDeps,
  { districtId, runId }: { districtId: string; runId: string },
  turn: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  const { models } = deps;
  const inDistrict: Work['inDistrict'] = (work) => models.database.transaction(systemActor(districtId), work);
  const change = (fields: Partial<store.SuggestionRun>) =>
    inDistrict((tx) => store.updateRun(tx, runId, { ...fields, updatedAt: models.now() }));
  const read = await inDistrict(async (tx) => {
    const run = await store.runById(tx, runId);
    if (!run || run.state === 'done' || run.state === 'failed') return null;
    const { courseId } = run;
    await store.updateRun(tx, runId, { state: 'working', updatedAt: models.now() });
    await store.deleteSuggestions(tx, await gone(tx, courseId));
    const chunks = coreChunks(await deps.library.courseChunks(tx, courseId));
    const view = await readMapView(tx, courseId);
    return { run, chunks, view, links: await chunksOf(tx, courseId), language: await languageOf(tx, courseId) };
  });
  if (!read) return true;
  try {
    const material = await readMaterial(read.chunks, read.links, read.view);
    const asked = new Set(read.run.asked);
    let left = material.chunks.filter((chunk) => !asked.has(askedKey(chunk))).slice(0, MOST_READ);
    const work: Work = { deps, courseId: read.run.courseId, runId, language: read.language, material, inDistrict };
    while (left.length > 0) {
      signal.throwIfAborted();
      if (!(await turn())) {
        await change({ state: 'waiting' });
        return false;
      }
      const batch = await nextBatch(models.serving, left);
      if (batch.passages.length > 0) await readBatch(work, batch, signal);
      await inDistrict((tx) => store.addAsked(tx, runId, batch.chunks.map(askedKey), models.now()));
      left = left.slice(batch.chunks.length);
    }
    await change({ state: 'done' });
  } catch (error) {
    if (signal.aborted) throw error;
    await change({ state: 'failed', problem: error instanceof ModelError ? error.failure : 'internal' });
    if (!(error instanceof ModelError)) throw error;
  }
  return true;
}

/** Asks about a few passages: concepts first, each prompt's answers kept by themselves. @throws ModelError where no model answers */
async function readBatch(work: Work, batch: Batch, signal: AbortSignal): Promise<void> {
  const { deps, material, language, runId } = work;
  const { serving } = deps.models;
  const { passages } = batch;
  const before = await work.inDistrict((tx) => readMapView(tx, work.courseId));
  const namedIds = new Set(passages.flatMap(({ chunkId }) => [...(material.usage.named.get(chunkId) ?? [])]));
  const names = before.concepts
    .filter(({ id }) => namedIds.has(id))
    .map(({ name }) => name)
    .slice(0, MOST_NAMES);
  const seed = seedOf(runId, passages[0]?.chunkId ?? '');
  await answered(work, batch, async () => {
    const { value, served } = await askForConcepts(serving, { passages, names, seed }, signal);
    return {
      served,
      judge: (view) =>
        judged(value.concepts, (each) => checkConcept(each, passages, view, material.plain, language), view),
    };
  });
  if (names.length < 2) return;
  await answered(work, batch, async () => {
    const { value, served } = await askForPairs(serving, { passages, names, seed }, signal);
    return {
      served,
      judge: (view) =>
        judged(value.prerequisites, (each) => checkPrerequisite(each, passages, view, material.usage, language), view),
    };
  });
}

/** Checks each proposal in turn; what is kept counts for those after it. */
function judged<P>(proposals: readonly P[], check: (proposal: P) => string | SoundConcept | SoundPair, view: MapView) {
  const all: Judged = { proposed: proposals.length, kept: [], dropped: [] };
  for (const proposal of proposals) {
    const verdict = check(proposal);
    if (typeof verdict === 'string') {
      all.dropped.push(verdict);
      continue;
    }
    all.kept.push(verdict);
    view.suggested.set(`${'name' in verdict ? 'concept' : 'prerequisite'} ${verdict.key}`, 'open');
    if (!('name' in verdict)) view.suggestedPairs.push(verdict);
  }
  return all;
}

/** One prompt: asked, checked against the map as it is by then, and recorded with what is kept. */
async function answered(
  { deps, courseId, runId, inDistrict }: Work,
  batch: Batch,
  ask: () => Promise<{ served: ServedBy; judge(view: MapView): Judged }>,
): Promise<void> {
  const { outputs, now } = deps.models;
  const record = {
    ...{ task: 'map' as const, courseId, learnerId: null, grounding: null },
    ...{ chunkIds: batch.passages.map(({ chunkId }) => chunkId), droppedChunkIds: batch.tooLong.map(({ id }) => id) },
  };
  let answer: Awaited<ReturnType<typeof ask>>;
  try {
    answer = await ask();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const problem = { code: error.failure, message: error.message };
    if (error.failure !== 'cancelled')
      await inDistrict((tx) => outputs.record(tx, { ...record, served: null, outcome: 'failed', problem }));
    if (!isAboutAnswer(error)) throw error;
    return inDistrict((tx) => store.addTally(tx, runId, { proposed: 0, kept: 0, dropped: ['schema'] }, now()));
  }
  await inDistrict(async (tx) => {
    await lockMap(tx, courseId);
    const { proposed, kept, dropped } = answer.judge(await readMapView(tx, courseId));
    const outputId = await outputs.record(tx, { ...record, served: answer.served, outcome: 'shown', problem: null });
    const made = { courseId, model: answer.served.model, outputId, createdAt: now(), updatedAt: now() };
    await store.insertSuggestions(
      tx,
      kept.map((each) =>
        'name' in each
          ? { ...made, ...each, kind: 'concept' as const, weight: 0 }
          : { ...made, ...each, kind: 'prerequisite' as const, name: '' },
      ),
    );
    await store.addTally(tx, runId, { proposed, kept: kept.length, dropped }, now());
  });
}

/** What failed about these passages, not about the model's being there: the next ones may go well. */
function isAboutAnswer({ failure }: ModelError): boolean {
  return ['schema_mismatch', 'bad_answer', 'refused', 'context_overflow'].includes(failure);
}
