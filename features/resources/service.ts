import { modeOf } from '@/core/tracing/thresholds';
import type { ConceptsPort } from '@/features/concepts/contract';
import type { CourseChunk } from '@/features/library/contract';
import type { OpenExercise, TutorPracticePort } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type BestHelp, helpKey, type Resource, type Resources, resourcesErrors } from './contract';
import { createMaterial, type MaterialDeps, type NearPassage } from './material';
import { type Ranked, type Reader, rankResources, spreadOut } from './rank';
import * as store from './store';

const fail = errorsOf(resourcesErrors);

export interface ResourcesDeps extends MaterialDeps {
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcept'>;
  practice: Pick<TutorPracticePort<Tx>, 'openExercisesOf'>;
}

/** Passages that are shown of the course, and of what stands beside it. */
const SHOWN = 5;
const EXCERPT = 200;
/** Misses among the latest answers, or answers after which p(L) is still low, that show that somebody struggles. */
const MISSES = 2;
const ANSWERS = 3;
const LOW = 0.4;

export type ResourcesService = ReturnType<typeof createResources>;

/** What else in the material may help with a concept. */
export function createResources(deps: ResourcesDeps) {
  const material = createMaterial(deps);

  const chunksOf = async (tx: Tx, courseId: string, ids: string[]) =>
    ids.length === 0 ? [] : deps.library.chunksById(tx, courseId, ids);

  /** Passages near the concepts that somebody wants help with, by concept; none of a concept that isn't there. */
  async function nearOf(tx: Tx, courseId: string, conceptIds: ReadonlySet<string>, stamp: string) {
    const near = new Map<string, ReadonlyMap<string, NearPassage>>();
    for (const conceptId of conceptIds) {
      const concept = await deps.concepts.teachingConcept(tx, courseId, conceptId);
      if (!concept || concept.hidden) continue;
      const passages = await material.near(tx, courseId, concept, stamp);
      near.set(conceptId, new Map(passages.map((passage) => [passage.chunkId, passage])));
    }
    return near;
  }

  /** What helps each of some learners with a concept, best first, of either kind at most `most`; by {@link helpKey}. */
  async function helpFor(tx: Tx, courseId: string, wanted: readonly store.Wanted[], most: number) {
    const found = new Map<string, Helped>();
    const stamp = wanted.length === 0 ? null : await material.stampOf(tx, courseId);
    if (stamp === null) return found;
    const near = await nearOf(tx, courseId, new Set(wanted.map(({ conceptId }) => conceptId)), stamp);
    const readers = await store.readersOf(tx, wanted);
    const seenOf = (one: store.Wanted) => readers.get(helpKey(one))?.seen ?? [];
    const elsewhere = new Set(wanted.flatMap((one) => seenOf(one).filter((id) => !near.get(one.conceptId)?.has(id))));
    const labels = await material.labelsOf(tx, courseId, await chunksOf(tx, courseId, [...elsewhere]));
    const learnerIds = [...new Set(wanted.map(({ learnerId }) => learnerId))];
    const openOf = await deps.practice.openExercisesOf(tx, learnerIds, courseId);
    for (const one of wanted) {
      const passages = near.get(one.conceptId);
      if (!passages) continue;
      const labelled = seenOf(one).map((id) => [id, passages.get(id) ?? labels.get(id)] as const);
      const seen = new Map(labelled.flatMap(([id, label]) => (label ? [[id, label] as const] : [])));
      const pKnown = readers.get(helpKey(one))?.pKnown ?? null;
      const open = openOf.get(one.learnerId) ?? [];
      const reader = { mode: pKnown === null ? null : modeOf(pKnown), seen };
      found.set(helpKey(one), { ...best([...passages.values()], reader, open, most), open });
    }
    return found;
  }

  return {
    /** For one learner; somebody without lessons or answers gets the nearest. @throws concept_not_found */
    async forConcept(tx: Tx, learnerId: string, courseId: string, conceptId: string): Promise<Resources> {
      const concept = await deps.concepts.teachingConcept(tx, courseId, conceptId);
      if (!concept || concept.hidden) throw fail('concept_not_found', 'There is no such concept in this course.');
      const one = { learnerId, conceptId };
      const found = (await helpFor(tx, courseId, [one], SHOWN)).get(helpKey(one));
      const { core = [], supplementary = [], open = [] } = found ?? {};
      const shownIds = [...core, ...supplementary].map(({ chunkId }) => chunkId);
      const chunks = new Map((await chunksOf(tx, courseId, shownIds)).map((chunk) => [chunk.id, chunk]));
      const show = (ranked: readonly RankedPassage[]) =>
        ranked.flatMap((passage) => {
          const chunk = chunks.get(passage.chunkId);
          return chunk ? [shown(passage, chunk, open)] : [];
        });
      const standing = await store.standingOf(tx, learnerId, conceptId);
      return {
        ...{ conceptId, conceptName: concept.name, core: show(core), supplementary: show(supplementary) },
        struggling: standing.misses >= MISSES || (standing.evidence >= ANSWERS && (standing.pKnown ?? 1) < LOW),
      };
    },

    /**
     * The one passage that helps each of some learners of a course most with a concept: the first that {@link forConcept} gives, of what stands
     * beside the course only where it has nothing itself. By {@link helpKey}; null where there is none, no entry where there is no such concept.
     */
    async bestFor(tx: Tx, courseId: string, wanted: readonly store.Wanted[]): Promise<Map<string, BestHelp | null>> {
      const found = await helpFor(tx, courseId, wanted, 1);
      return new Map(
        [...found].map(([key, { core, supplementary }]) => {
          const first = core[0] ?? supplementary[0];
          if (!first) return [key, null];
          const { chunkId, sourceId, reason, score } = first;
          return [key, { chunkId, sourceId, reason, score: rounded(score) }];
        }),
      );
    },
  };
}

type RankedPassage = Ranked & NearPassage;
interface Helped {
  core: RankedPassage[];
  supplementary: RankedPassage[];
  open: readonly OpenExercise[];
}

/** The best of either kind, under no heading that tells an answer. */
function best(
  passages: readonly NearPassage[],
  reader: Reader,
  open: readonly OpenExercise[],
  most: number,
): Pick<Helped, 'core' | 'supplementary'> {
  const byId = new Map(passages.map((passage) => [passage.chunkId, passage]));
  const ranked = rankResources(passages, reader).flatMap((one): RankedPassage[] => {
    const passage = byId.get(one.chunkId);
    return passage ? [{ ...passage, ...one }] : [];
  });
  const of = (wanted: boolean) => {
    const mine = ranked.filter(({ supplementary }) => supplementary === wanted);
    const kept: RankedPassage[] = [];
    for (const one of spreadOut(mine, ({ section }) => section)) {
      if (kept.length === most) break;
      if (!open.some((exercise) => exercise.givesAway(one.heading, true))) kept.push(one);
    }
    return kept;
  };
  return { core: of(false), supplementary: of(true) };
}

/** A passage as it may be shown while exercises are open: nothing that tells an answer. */
function shown(one: RankedPassage, chunk: CourseChunk, open: readonly OpenExercise[]): Resource {
  const { id: chunkId, sourceId, sourceTitle, headingPath, place, text } = chunk;
  const line = text.replace(/\s+/g, ' ').trim();
  const begin = line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).replace(/\s\S*$/, '')} …`;
  const excerpt = open.some((exercise) => exercise.givesAway(begin, true)) ? null : begin;
  const { kind, difficulty, reason, score } = one;
  return {
    ...{ chunkId, sourceId, sourceTitle, headingPath, place, excerpt },
    ...{ kind, difficulty, reason, score: rounded(score) },
  };
}

const rounded = (score: number) => Math.round(score * 1000) / 1000;
