import { v7 as uuidv7 } from 'uuid';
import { seedOf } from '@/core/seed/seed-of';
import type { ConceptsPort } from '@/features/concepts/contract';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { noteCalls, type ServedCall } from '@/platform/models/serving/note-calls';
import type { ServedBy } from '@/platform/models/serving/types';
import { ModelError, type PromptPassage } from '@/platform/models/types';
import type { PracticeModels } from '../models';
import { proposeItemsPrompt } from '../prompts/propose-items';
import { bumpRevision } from '../store-items';
import { insertProposals } from '../store-proposals';
import * as store from '../store-review';
import { askForProposals, fitPassages, isAboutAnswer } from './ask-model';
import { languageName } from './language-name';
import { type ProposalNeed, readNeed } from './read-need';
import { type RejectReason, type Verdict, verifyProposal } from './verify';

export interface ProposalDeps {
  models: PracticeModels;
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  now(): Date;
}

interface Tally {
  proposed: number;
  kept: number;
  rejected: Record<string, number>;
}

/**
 * Has a model propose exercises for a run's concept, one kind after the other, and keeps what passes every check. What is done stays where the run
 * breaks off: each kind is written by itself. A run whose model is not there fails with the reason.
 * @throws what is no model's failure; and where the process stops: the job is taken up again.
 */
export async function runProposals(
  deps: ProposalDeps,
  { districtId, runId }: { districtId: string; runId: string },
  signal: AbortSignal,
): Promise<void> {
  const inDistrict = <T>(work: (tx: Tx) => Promise<T>) =>
    deps.models.database.transaction(systemActor(districtId), work);
  const end = (change: Partial<store.RunRow>) =>
    inDistrict((tx) => store.updateRun(tx, runId, { ...change, updatedAt: deps.now() }));
  const read = await inDistrict(async (tx) => {
    const run = await store.runOf(tx, runId);
    if (!run || run.state === 'done' || run.state === 'failed') return null;
    await store.updateRun(tx, runId, { state: 'working', updatedAt: deps.now() });
    return { run, need: await readNeed(tx, deps.concepts, run.courseId, run.conceptId) };
  });
  if (!read) return;
  if (!read.need) return end({ state: 'failed', problem: 'no_passages' });
  const { run, need } = read;
  const tally: Tally = { proposed: run.proposed, kept: run.kept, rejected: { ...run.rejected } };
  try {
    const { shown, dropped } = await fitPassages(deps.models.serving, need.passages);
    for (const kind of need.kinds) {
      const done = await proposeKind(deps, need, { kind, shown, seed: seedOf(runId, kind) }, signal);
      tally.proposed += done.verdicts.length;
      for (const verdict of done.verdicts) {
        if (verdict.kept) tally.kept++;
        else tally.rejected[verdict.reason] = (tally.rejected[verdict.reason] ?? 0) + 1;
      }
      await inDistrict(async (tx) => {
        await keep(tx, deps, need, { ...done, shown, dropped });
        await store.updateRun(tx, runId, { ...tally, updatedAt: deps.now() });
      });
    }
    await end({ state: 'done' });
  } catch (error) {
    if (signal.aborted) throw error;
    await end({ state: 'failed', problem: error instanceof ModelError ? error.failure : 'internal' });
    if (!(error instanceof ModelError)) throw error;
  }
}

interface KindDone {
  verdicts: Verdict[];
  served: ServedBy | null;
  problem: { code: string; message: string } | null;
  /** Further calls that it took: exercises solved again, explanations checked. */
  calls: ServedCall[];
}

/** Exercises of one kind, each with what became of it. @throws ModelError where no model answers. */
async function proposeKind(
  { models }: ProposalDeps,
  need: ProposalNeed,
  { kind, shown, seed }: { kind: ProposalNeed['kinds'][number]; shown: PromptPassage[]; seed: number },
  signal: AbortSignal,
): Promise<KindDone> {
  const done: KindDone = { verdicts: [], served: null, problem: null, calls: [] };
  const { language, terms, known, fingerprints, concept } = need;
  const asked = { kind, concept: concept.name, passages: shown, known, languageName: languageName(language), seed };
  let answer: Awaited<ReturnType<typeof askForProposals>>;
  try {
    answer = await askForProposals(models.serving, asked, signal);
  } catch (error) {
    if (!isAboutAnswer(error)) throw error;
    const reason: RejectReason = 'schema';
    done.verdicts.push({ kept: false, reason, fingerprint: null });
    done.problem = { code: error.failure, message: error.message };
    return done;
  }
  done.served = answer.served;
  const noted = noteCalls(models.serving);
  for (const proposal of answer.proposals) {
    const context = { passages: shown, language, terms, known, fingerprints, grounding: models.grounding };
    const verdict = await verifyProposal(noted.serving, proposal, context, signal);
    done.verdicts.push(verdict);
    if (verdict.kept) {
      known.push(verdict.item);
      fingerprints.add(verdict.item.fingerprint);
    } else if (verdict.fingerprint !== null) fingerprints.add(verdict.fingerprint);
  }
  done.calls = noted.taken();
  return done;
}

/** Records the output, and writes what is kept and what was turned down. */
async function keep(
  tx: Tx,
  { models, now }: ProposalDeps,
  need: ProposalNeed,
  done: KindDone & { shown: PromptPassage[]; dropped: PromptPassage[] },
): Promise<void> {
  const kept = done.verdicts.flatMap((verdict) => (verdict.kept ? [verdict] : []));
  await models.outputs.recordCalls(tx, { courseId: need.courseId, learnerId: null }, done.calls);
  const outputId = await models.outputs.record(tx, {
    task: 'item',
    courseId: need.courseId,
    learnerId: null,
    served: done.served,
    chunkIds: done.shown.map(({ chunkId }) => chunkId),
    droppedChunkIds: done.dropped.map(({ chunkId }) => chunkId),
    outcome: done.problem ? 'failed' : 'shown',
    problem: done.problem,
    grounding: null,
  });
  const rejected = done.verdicts.flatMap((verdict) =>
    verdict.kept || verdict.fingerprint === null || verdict.reason === 'known'
      ? []
      : [{ fingerprint: verdict.fingerprint, reason: verdict.reason }],
  );
  await store.addRejections(tx, need.courseId, rejected);
  if (kept.length === 0) return;
  await insertProposals(
    tx,
    kept.map(({ item, passage, quote, solvedBy }) => {
      const place = need.sourceOf.get(passage.chunkId);
      const { body, key, hints, worked, explanations, difficulty, fingerprint } = item;
      return {
        ...{ id: uuidv7(), courseId: need.courseId, conceptId: need.concept.id, chunkId: passage.chunkId },
        ...{ sourceId: place?.sourceId ?? null, startOffset: place?.start ?? null, endOffset: place?.end ?? null },
        ...{ kind: body.kind, body, key, hints, worked, explanations, difficulty, fingerprint },
        origin: 'model' as const,
        review: 'unreviewed' as const,
        trust: {
          model: done.served?.model ?? '',
          prompt: { name: proposeItemsPrompt.name, version: proposeItemsPrompt.version },
          outputId,
          solvedBy,
          quote,
        },
        ...{ createdAt: now(), updatedAt: now() },
      };
    }),
  );
  await bumpRevision(tx, need.courseId);
}
