import { z } from 'zod';
import type { ConceptsPort } from '@/features/concepts/contract';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, encodeCursor, type Page, type PageQuery } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { SAID } from '../changes/service';
import { tagsOn } from '../changes/store';
import { writeChange } from '../changes/write';
import { type ChangedTags, type CourseFramework, standardsErrors, type Tag, type TagTarget } from '../contract';
import { listFrameworks } from '../frameworks/browse';
import { standardById } from '../frameworks/store';
import type { ProposedTag, ProposeInput } from '../propose/propose-tags';
import { keyOf, readKey } from './key';
import * as store from './store';
import { showTargets, storedTarget, targetKey } from './store-targets';

const fail = errorsOf(standardsErrors);
/** Score of a tag that an equal standard has. */
const EQUAL = 0.95;

export interface TagsDeps {
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  /** May run on another thread, since ten thousand standards take seconds. */
  propose(input: ProposeInput): Promise<ProposedTag[]>;
  languageOf(tx: Tx, courseId: string): Promise<string>;
  now(): Date;
}

/** Which standards a course is held against, and what covers them. */
export function createTags(deps: TagsDeps) {
  async function frameworksOf(tx: Tx, courseId: string): Promise<CourseFramework[]> {
    const all = new Map((await listFrameworks(tx)).map((framework) => [framework.id, framework]));
    const shown: CourseFramework[] = [];
    for (const { link } of await store.courseFrameworksOf(tx, courseId)) {
      const framework = all.get(link.frameworkId);
      if (!framework) continue;
      const states = await store.tagStates(tx, courseId, framework.id);
      const count = (wanted: string) => states.filter(({ state }) => state === wanted).length;
      const { levels, strandIds } = link;
      shown.push({ framework, levels, strandIds, proposedCount: count('proposed'), acceptedCount: count('accepted') });
    }
    return shown;
  }

  /** @throws course_not_linked */
  async function requireLink(tx: Tx, courseId: string, frameworkId: string) {
    const found = (await store.courseFrameworksOf(tx, courseId)).find(({ link }) => link.frameworkId === frameworkId);
    if (!found) throw fail('course_not_linked', 'This course is not held against this framework.');
    return found.link;
  }

  async function proposeFor(tx: Tx, courseId: string, frameworkId: string): Promise<number> {
    const link = await requireLink(tx, courseId, frameworkId);
    const standards = (await store.standardsOf(tx, frameworkId, link)).filter(
      ({ leaf, withdrawn }) => leaf && !withdrawn,
    );
    const concepts = (await deps.concepts.teachingConcepts(tx, courseId)).filter(({ hidden }) => !hidden);
    const chunks = new Map(concepts.flatMap((concept) => concept.chunks.map((chunk) => [chunk.id, chunk])));
    const input: ProposeInput = {
      standards: standards.map(({ id, statement }) => ({ id, statement })),
      concepts: concepts.map(({ id, name, aliases, chunks: own }) => ({
        id,
        names: [name, ...aliases],
        chunkIds: own.map((chunk) => chunk.id),
      })),
      chunks: [...chunks.values()].map(({ id, headingPath, text }) => ({
        id,
        heading: headingPath.at(-1) ?? '',
        text,
      })),
      language: await deps.languageOf(tx, courseId),
    };
    const known = new Set(concepts.map(({ id }) => id));
    const found = new Map<string, store.NewTag>();
    const tag = (standardId: string, conceptId: string) => ({
      ...{
        standardId,
        targetKind: 'concept' as const,
        targetId: conceptId,
        targetHash: '',
        state: 'proposed' as const,
      },
    });
    for (const { standardId, conceptId, score, evidence } of await deps.propose(input))
      found.set(`${standardId} ${conceptId}`, { ...tag(standardId, conceptId), origin: 'text', score, evidence });
    for (const { standardId, conceptId, code } of await store.equalTags(tx, courseId, frameworkId)) {
      if (!known.has(conceptId)) continue;
      const evidence = { words: [], missing: [], chunkId: null, heading: null, match: code };
      found.set(`${standardId} ${conceptId}`, {
        ...tag(standardId, conceptId),
        origin: 'match',
        score: EQUAL,
        evidence,
      });
    }
    for (const { standardId, targetId, state } of await store.tagStates(tx, courseId, frameworkId))
      if (state !== 'proposed') found.delete(`${standardId} ${targetId}`);
    await store.replaceProposals(tx, courseId, frameworkId, [...found.values()]);
    return (await store.tagStates(tx, courseId, frameworkId)).filter(({ state }) => state === 'proposed').length;
  }

  async function show(tx: Tx, courseId: string, rows: Awaited<ReturnType<typeof store.tagsOf>>): Promise<Tag[]> {
    const targets = await showTargets(
      tx,
      courseId,
      rows.map(({ tag }) => tag),
    );
    return rows.flatMap(({ tag, standard }) => {
      const target = targets.get(targetKey(tag.targetKind, tag.targetId, tag.targetHash));
      if (!target) return [];
      const { id, frameworkId, code, statement, withdrawn } = standard;
      const { state, origin, score, evidence } = tag;
      return [
        {
          key: keyOf(tag),
          standard: { id, frameworkId, code, statement, withdrawn },
          target,
          state,
          origin,
          score,
          evidence,
        },
      ];
    });
  }

  return {
    frameworksOf,
    requireLink,
    proposeFor,

    /** Holds the course against a framework from now on, and looks for what covers it. */
    async choose(
      tx: Tx,
      courseId: string,
      frameworkId: string,
      values: { levels: string[]; strandIds: string[] },
    ): Promise<CourseFramework> {
      if (!(await store.hasFramework(tx, frameworkId)))
        throw fail('framework_not_found', 'There is no such framework.');
      await store.linkFramework(tx, courseId, frameworkId, values);
      await proposeFor(tx, courseId, frameworkId);
      const found = (await frameworksOf(tx, courseId)).find(({ framework }) => framework.id === frameworkId);
      if (!found) throw fail('framework_not_found', 'There is no such framework.');
      return found;
    },

    /** @throws course_not_linked */
    async leave(tx: Tx, courseId: string, frameworkId: string): Promise<void> {
      if (!(await store.unlinkFramework(tx, courseId, frameworkId)))
        throw fail('course_not_linked', 'This course is not held against this framework.');
    },

    /** Tags, filtered; the best proposals first where only those are asked for. */
    async list(
      tx: Tx,
      courseId: string,
      filter: Omit<store.TagFilter, 'target'> & { target?: TagTarget },
      query: PageQuery,
    ): Promise<Page<Tag>> {
      const offset = decodeCursor(query.cursor, z.tuple([z.number().int().min(0)]))?.[0] ?? 0;
      const target = filter.target ? await storedTarget(tx, courseId, filter.target) : undefined;
      if (target === null) return { items: [], nextCursor: null };
      const rows = await store.tagsOf(tx, courseId, { ...filter, target }, query.limit + 1, offset);
      const items = await show(tx, courseId, rows.slice(0, query.limit));
      return { items, nextCursor: rows.length > query.limit ? encodeCursor([offset + query.limit]) : null };
    },

    /** A teacher's own tag. @throws standard_not_found, target_not_found */
    async add(
      tx: Tx,
      courseId: string,
      userId: string,
      { standardId, target }: { standardId: string; target: TagTarget },
    ): Promise<Tag> {
      if (!(await standardById(tx, standardId))) throw fail('standard_not_found', 'There is no such standard.');
      const stored = await storedTarget(tx, courseId, target);
      if (!stored) throw fail('target_not_found', 'The course has nothing of that kind and name.');
      const writer = { tx, courseId, userId, now: deps.now() };
      await writeChange(writer, [{ target: stored, what: 'standard', standardId, word: SAID }]);
      const [shown] = await show(tx, courseId, await store.tagsOf(tx, courseId, { standardId, target: stored }, 1));
      if (!shown) throw fail('target_not_found', 'The course has nothing of that kind and name.');
      return shown;
    },

    /** Accepts, rejects or reopens many at once. @throws tag_not_found */
    async decide(
      tx: Tx,
      courseId: string,
      userId: string,
      keys: readonly string[],
      verdict: 'accept' | 'reject' | 'reopen',
    ): Promise<ChangedTags> {
      const read = keys.flatMap((key) => readKey(key) ?? []);
      if (read.length === 0) throw fail('tag_not_found', 'There are no such tags.');
      const state = ({ accept: 'accepted', reject: 'rejected', reopen: 'proposed' } as const)[verdict];
      const there = await tagsOn(
        tx,
        courseId,
        read.map(({ standardId }) => standardId),
      );
      const asked = new Set(read.map(keyOf));
      return writeChange(
        { tx, courseId, userId, now: deps.now() },
        there
          .filter((row) => asked.has(keyOf(row)))
          .map(({ standardId, origin, score, ...target }) => ({
            ...{ target, what: 'standard' as const, standardId, word: { state, origin, score } },
          })),
      );
    },

    /** Takes a tag away; it is not proposed again. @throws tag_not_found */
    async remove(tx: Tx, courseId: string, userId: string, key: string): Promise<ChangedTags> {
      const done = await this.decide(tx, courseId, userId, [key], 'reject');
      if (done.changed === 0) throw fail('tag_not_found', 'There is no such tag.');
      return done;
    },

    /** For every framework of the course. */
    async proposeAll(tx: Tx, courseId: string): Promise<{ proposed: number }> {
      let proposed = 0;
      for (const { link } of await store.courseFrameworksOf(tx, courseId))
        proposed += await proposeFor(tx, courseId, link.frameworkId);
      return { proposed };
    },
  };
}
