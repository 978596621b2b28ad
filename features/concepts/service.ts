import { z } from 'zod';
import { isKnown, modeOf } from '@/core/tracing/thresholds';
import type { LibraryPort } from '@/features/library/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type {
  Concept,
  ConceptMap,
  ConceptPassage,
  ConceptsPort,
  ConceptUpdate,
  Extraction,
  ExtractionInput,
  Prerequisite,
} from './contract';
import { coreChunks } from './core-chunks';
import * as concepts from './edit/concepts';
import { decide } from './edit/decide';
import { addPrerequisite, removePrerequisite } from './edit/lines';
import { type EditDeps, mergeConcepts } from './edit/merge';
import { setPassages, splitConcept } from './edit/passages';
import { requireConcept } from './edit/shared';
import type { Decision } from './history/contract';
import type { Editor } from './history/perform';
import { createHistory } from './history/service';
import { learnedEdges, showLearners } from './learned/learned-edges';
import { defineLearning, type LearnedDeps } from './learned/service';
import { createMerges, type MergeDeps } from './propose/merges-service';
import type { ConceptModels } from './propose/models';
import { createSuggestions } from './propose/service';
import { applyExtraction } from './rebuild';
import * as store from './store';
import { learnedOrdersOf } from './store-learned';
import { placesOf } from './store-state';
import { createTeachingReader } from './teaching';

export interface ConceptsDeps {
  library: LibraryPort<Tx>;
  mastery: MasteryPort<Tx>;
  /** The extraction; may run on another thread, since a large course takes seconds. */
  extract(input: ExtractionInput): Promise<Extraction>;
  mergeMastery: EditDeps['mergeMastery'];
  /** Left out: nothing is proposed by a model. */
  models?: ConceptModels;
  /** Left out: no embedding model says which concepts may be one. */
  merges?: MergeDeps;
  /** Left out: learners' answers say nothing of prerequisites. */
  learned?: LearnedDeps;
  /** Told of each change of a course's map, in the transaction that changes it. */
  changed?(tx: Tx, courseId: string): Promise<void>;
}

export type ConceptsService = ReturnType<typeof createConcepts>;

/** The map of a course: concepts and their prerequisites, and teachers' changes to it. */
export function createConcepts(deps: ConceptsDeps) {
  const teaching = createTeachingReader(deps.library);
  const relearn = deps.learned
    ? defineLearning({ ...deps.learned, library: deps.library, extract: deps.extract })
    : async () => false;

  const port: ConceptsPort<Tx> = {
    teachingConcepts: async (tx, courseId) => (await teaching(tx, courseId)).concepts,
    teachingConcept: async (tx, courseId, conceptId) => (await teaching(tx, courseId)).byId.get(conceptId) ?? null,
    async rebuild(tx, courseId, taught = null) {
      const learned = await learnedEdges(tx, courseId);
      const language = await store.languageOf(tx, courseId);
      // Nothing here holds on to the chunks while another thread works on its copy of them.
      const extraction = await deps.library
        .courseChunks(tx, courseId)
        .then((chunks) => deps.extract({ chunks: coreChunks(chunks), language, learned }));
      const drawn = await applyExtraction(tx, courseId, extraction, taught);
      await deps.changed?.(tx, courseId);
      return drawn;
    },
  };

  async function show(tx: Tx, courseId: string, rows: store.ConceptRow[]): Promise<Concept[]> {
    const items = await store.itemCounts(tx, courseId);
    const taught = new Map<string, number>();
    for (const link of await store.chunksOf(tx, courseId)) {
      if (link.role === 'teaches') taught.set(link.conceptId, (taught.get(link.conceptId) ?? 0) + 1);
    }
    return rows.map((row) => ({
      id: row.id,
      courseId: row.courseId,
      name: row.name,
      aliases: row.aliases,
      definition:
        row.definitionText && row.definitionChunkId
          ? { text: row.definitionText, chunkId: row.definitionChunkId }
          : null,
      position: row.position,
      level: row.level,
      origin: row.origin,
      hidden: row.hidden,
      accepted: row.accepted,
      importance: Math.max(0, row.importance),
      chunkCount: taught.get(row.id) ?? 0,
      itemCount: items.get(row.id) ?? 0,
    }));
  }

  async function prerequisites(tx: Tx, courseId: string, shown: Set<string>): Promise<Prerequisite[]> {
    const edges = await store.prerequisitesOf(tx, courseId);
    // Row-level security gives these to those who edit the course, and to nobody else.
    const orders = await learnedOrdersOf(tx, courseId);
    const learned = new Map(orders.map((order) => [`${order.prerequisiteId} ${order.conceptId}`, order]));
    return edges
      .filter((edge) => edge.status === 'active' && shown.has(edge.prerequisiteId) && shown.has(edge.conceptId))
      .map(({ prerequisiteId, conceptId, origin, weight, evidence }) => ({
        prerequisiteId,
        conceptId,
        origin,
        weight,
        evidence,
        learners: showLearners(learned.get(`${prerequisiteId} ${conceptId}`)),
      }));
  }

  async function one(tx: Tx, courseId: string, id: string): Promise<Concept> {
    const [shown] = await show(tx, courseId, [await requireConcept(tx, courseId, id)]);
    if (!shown) throw new Error('A concept that exists was not shown.');
    return shown;
  }

  return {
    port,
    one,
    /** Reads anew what learners' answers say of the order of a course's concepts; says whether the map changed. */
    relearn,
    /** For editors, who tell it. */
    changed: deps.changed,

    async list(tx: Tx, courseId: string, query: PageQuery, includeHidden: boolean): Promise<Page<Concept>> {
      const after = decodeCursor(query.cursor, z.tuple([z.number(), z.uuid()]));
      const rows = await store.pageOfConcepts(tx, courseId, includeHidden, after, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        (row) => [row.position, row.id],
        (row) => row,
      );
      return { items: await show(tx, courseId, page.items), nextCursor: page.nextCursor };
    },

    /** @throws concept_not_found */
    async passages(tx: Tx, courseId: string, id: string): Promise<ConceptPassage[]> {
      await requireConcept(tx, courseId, id);
      const { byId } = await teaching(tx, courseId);
      return (byId.get(id)?.chunks ?? []).map(({ id: chunkId, sourceId, sourceTitle, headingPath, place, text }) => ({
        chunkId,
        sourceId,
        sourceTitle,
        headingPath,
        place,
        excerpt: excerptOf(text),
      }));
    },

    /** The map with the reader's own mastery; hidden concepts only for those who may edit. */
    async map(tx: Tx, courseId: string, learnerId: string, includeHidden: boolean): Promise<ConceptMap> {
      const revision = (await store.revisionOf(tx, courseId)) ?? 0;
      const rows = (await store.conceptsOf(tx, courseId)).filter(
        (row) => !row.mergedInto && !row.removed && (includeHidden || !row.hidden),
      );
      const places = await placesOf(tx, courseId);
      const concepts = await show(tx, courseId, rows);
      const edges = await prerequisites(tx, courseId, new Set(rows.map((row) => row.id)));
      const mastery = await deps.mastery.masteryOf(tx, learnerId, courseId);
      const hidden = new Set(rows.filter((row) => row.hidden).map((row) => row.id));
      const missing = new Set(
        edges
          .filter((edge) => !hidden.has(edge.prerequisiteId) && !isKnown(mastery.get(edge.prerequisiteId) ?? 0))
          .map((edge) => edge.conceptId),
      );
      return {
        revision,
        prerequisites: edges,
        concepts: concepts.map((concept) => {
          const known = mastery.get(concept.id) ?? null;
          return {
            ...concept,
            mastery: known,
            mode: known === null ? null : modeOf(known),
            ready: !missing.has(concept.id),
            place: places.get(concept.id) ?? null,
          };
        }),
      };
    },

    async prerequisites(tx: Tx, courseId: string): Promise<Prerequisite[]> {
      const rows = await store.conceptsOf(tx, courseId);
      return prerequisites(
        tx,
        courseId,
        new Set(rows.filter((row) => !row.mergedInto && !row.removed).map((row) => row.id)),
      );
    },

    async create(editor: Editor, input: { name: string; chunkIds: string[] }): Promise<Concept> {
      return one(editor.tx, editor.courseId, await concepts.createConcept(editor, input));
    },
    async update(editor: Editor, id: string, change: ConceptUpdate): Promise<Concept> {
      await concepts.updateConcept(editor, id, change);
      return one(editor.tx, editor.courseId, id);
    },
    async merge(editor: Editor, targetId: string, fromIds: string[]): Promise<Concept> {
      await mergeConcepts(editor, deps, targetId, fromIds);
      return one(editor.tx, editor.courseId, targetId);
    },
    async split(editor: Editor, id: string, input: { name: string; chunkIds: string[] }): Promise<Concept> {
      return one(editor.tx, editor.courseId, await splitConcept(editor, id, input));
    },
    async setPassages(editor: Editor, id: string, input: { chunkIds: string[]; role: 'teaches' | 'excluded' }) {
      await setPassages(editor, id, input);
      return one(editor.tx, editor.courseId, id);
    },
    remove: concepts.removeConcept,
    addPrerequisite,
    removePrerequisite,
    decide: (editor: Editor, decision: Decision) => decide(editor, deps, decision),
    history: createHistory(),
    merges: createMerges(deps.merges ?? null),
    suggestions: createSuggestions(deps.models ? { models: deps.models, library: deps.library } : null),
  };
}

/** The beginning of a passage on one line, cut at a word. */
function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 240 ? line : `${line.slice(0, 240).replace(/\s\S*$/, '')} …`;
}
