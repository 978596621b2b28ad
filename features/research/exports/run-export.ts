import type { ResearchGroupsPort } from '@/features/fairness/contract';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { AuditPort } from '@/platform/http/audit';
import type { ExportDefinition } from '../contract';
import type { ExportFiles } from './files';
import { type AnswerWriter, writerOf } from './forms/writer';
import type { ExportPlan, PlanInput, ToldPerson } from './plan-export';
import { createPseudonyms, type Pseudonyms } from './pseudonyms';
import { NO_GROUPS } from './quasi';
import * as store from './store';
import { readAnswerers, readAnswerRows } from './store-read';
import { toldAnswers } from './told-answers';

export interface ExportDeps {
  database: Database;
  files: ExportFiles;
  groups: ResearchGroupsPort<Tx>;
  audit: Pick<AuditPort, 'append'>;
  /** Makes a plan, away from the thread that answers requests: of a large export it takes seconds. */
  plan(input: PlanInput): Promise<ExportPlan>;
  now(): Date;
}

/** Learners whose answers are read in one go. */
const BATCH = 50;
const DAY_MS = 86_400_000;

/**
 * Everything that a plan of an export is made of, as it is now. As the system. Groups are read only where they are asked for, and only of those who agreed;
 * that they were read stands in the audit trail.
 */
export async function readForPlan(
  deps: Pick<ExportDeps, 'groups' | 'audit'>,
  tx: Tx,
  { definition, by, exportId }: { definition: ExportDefinition; by: string; exportId: string | null },
): Promise<PlanInput> {
  const answerers = await readAnswerers(tx, definition);
  const { k, mostSuppressed } = await store.settingsOf(tx);
  const options = { k, mostSuppressed, lastDay: definition.to };
  if (definition.groups.length === 0) return { answerers, groups: NO_GROUPS, options };
  const agreed = answerers.filter((each) => each.agreed && each.groupsAgreed);
  const ids = [...new Set(agreed.map(({ learnerId }) => learnerId))];
  const of = await deps.groups.groupsOf(tx, ids, definition.groups);
  await deps.audit.append(tx, {
    ...{ who: by, role: 'system', via: exportId ? 'job' : 'none', kind: 'read', record: 'group-attribute' },
    action: exportId ? 'job: research.export' : 'POST /research/exports/preview',
    ...{ recordId: exportId, subjects: [], scope: { kind: 'district', id: null }, from: null, outcome: 'done' },
    why: `${definition.groups.join(', ')}: ${definition.purpose}`,
  });
  return { answerers, groups: { names: definition.groups, of }, options };
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
    const of = { definition, by: run.requestedBy, exportId: id };
    const plan = await deps.plan(await asSystem((tx) => readForPlan(deps, tx, of)));
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
