import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { ExportDefinition, LearnerGroupsPort } from '../contract';
import type { ExportFiles } from './files';
import { type AnswerWriter, writerOf } from './forms/writer';
import { type ExportPlan, planExport, type ToldPerson } from './plan-export';
import { createPseudonyms, type Pseudonyms } from './pseudonyms';
import * as store from './store';
import { readAnswerers, readAnswerRows } from './store-read';
import { toldAnswers } from './told-answers';

export interface ExportDeps {
  database: Database;
  files: ExportFiles;
  groups: LearnerGroupsPort<Tx>;
  now(): Date;
}

/** Learners whose answers are read in one go. */
const BATCH = 50;
const DAY_MS = 86_400_000;

/** What an export would be now: who is in it, and what was left out. As the system. */
export async function planOf(deps: ExportDeps, tx: Tx, definition: ExportDefinition): Promise<ExportPlan> {
  const answerers = await readAnswerers(tx, definition);
  const groups = await deps.groups.groupsOf(tx, [...new Set(answerers.map(({ learnerId }) => learnerId))]);
  return planExport(answerers, groups, { ...(await store.settingsOf(tx)), lastDay: definition.to });
}

/**
 * Makes an export that waits, or that a killed process left: then anew, with a new key. The key of the pseudonyms is made here, lives as long as this
 * call, and is overwritten at its end whatever came of it.
 */
export async function runExport(deps: ExportDeps, districtId: string, id: string, signal: AbortSignal): Promise<void> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const run = await asSystem((tx) => store.claimExport(tx, id));
  if (!run) return;
  const pseudonyms = createPseudonyms();
  const end = (what: Parameters<typeof store.endExport>[2]) =>
    asSystem((tx) => store.endExport(tx, id, { finishedAt: deps.now(), ...what }));
  try {
    const { definition } = run;
    const plan = await asSystem((tx) => planOf(deps, tx, definition));
    if (plan.report.impossible) return await end({ status: 'failed', problem: 'impossible', report: plan.report });
    const draft = await deps.files.draft(districtId, id);
    const writer = await writerOf(definition.form, draft, { exportId: id, groupNames: plan.columns.slice(2) });
    const whole = await writeAnswers(deps, { districtId, id, definition, plan, pseudonyms, writer, signal });
    await writer.end();
    if (signal.aborted) return;
    const written = whole ? await deps.files.keep(districtId, id) : null;
    const { keptDays } = await asSystem(store.settingsOf);
    const finishedAt = deps.now();
    const done =
      written !== null &&
      (await asSystem((tx) =>
        store.completeExport(tx, id, {
          ...{ report: plan.report, ...written, finishedAt },
          expiresAt: new Date(finishedAt.getTime() + keptDays * DAY_MS),
        }),
      ));
    if (done) return;
    await deps.files.discard(districtId, id);
    await end({ status: 'cancelled' });
  } catch (error) {
    await deps.files.discard(districtId, id);
    await end({ status: 'failed', problem: 'unexpected' });
    throw error;
  } finally {
    pseudonyms.destroy();
  }
}

interface Work {
  districtId: string;
  id: string;
  definition: ExportDefinition;
  plan: ExportPlan;
  pseudonyms: Pseudonyms;
  writer: AnswerWriter;
  signal: AbortSignal;
}

/** Learner by learner in the order of their pseudonyms, which says nothing of who they are. False: it is to stop. */
async function writeAnswers({ database }: ExportDeps, work: Work): Promise<boolean> {
  const { districtId, id, definition, plan, pseudonyms, writer, signal } = work;
  const people = plan.people
    .map((person) => ({ person, name: pseudonyms.learner(person.courseId, person.learnerId) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ person }) => person);
  for (let from = 0; from < people.length; from += BATCH) {
    const batch = people.slice(from, from + BATCH);
    const answers = await database.transaction(systemActor(districtId), async (tx) => {
      if (await store.reportExport(tx, id, from, people.length)) return null;
      return readBatch(tx, batch, definition);
    });
    if (answers === null || signal.aborted) return false;
    for (const person of batch) {
      const rows = answers.get(keyOf(person)) ?? [];
      const course = `course-${definition.courseIds.indexOf(person.courseId) + 1}`;
      await writer.write(toldAnswers(rows, person, { pseudonyms, course, includeWords: definition.includeWords }));
    }
  }
  return !(await database.transaction(systemActor(districtId), (tx) =>
    store.reportExport(tx, id, people.length, people.length),
  ));
}

const keyOf = ({ courseId, learnerId }: Pick<ToldPerson, 'courseId' | 'learnerId'>) => `${courseId} ${learnerId}`;

async function readBatch(tx: Tx, batch: readonly ToldPerson[], definition: ExportDefinition) {
  const answers = new Map<string, Awaited<ReturnType<typeof readAnswerRows>>>();
  for (const courseId of definition.courseIds) {
    const learnerIds = batch.filter((each) => each.courseId === courseId).map(({ learnerId }) => learnerId);
    if (learnerIds.length === 0) continue;
    for (const row of await readAnswerRows(tx, courseId, learnerIds, definition)) {
      const key = keyOf({ courseId, learnerId: row.learnerId });
      const own = answers.get(key);
      if (own) own.push(row);
      else answers.set(key, [row]);
    }
  }
  return answers;
}
