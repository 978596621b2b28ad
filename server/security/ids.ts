import type { TestDatabase } from '@/platform/database/testing';
import { type CatalogTable, insertRow, type Row, type RowOwner, rowFor } from '@/platform/database/testing-rows';

/** Whose records are looked for, and who looks after the learner, where somebody does. */
export interface IdOwner extends RowOwner {
  guardianId?: string;
  schoolAdminId?: string;
}

/** Where the rows stand that a parameter names: a table, its column, and who of them is meant. */
interface Place {
  table: string;
  column?: string;
  /** Its column that says whose a row is, where that isn't `learner_id`. */
  owner?: string;
  /** More that must hold, in SQL. */
  where?: string;
  /** Without a row of the product's own, one is made with this beside what the catalogue needs. */
  with?: Row;
  /** Columns that name somebody who looks after the learner: it was they who asked. */
  by?: Record<string, 'guardianId' | 'schoolAdminId'>;
  /** Columns that are filled although they may be empty, beside those that always are. */
  keep?: RegExp;
}

const MESSAGE: Place = {
  table: 'chat_messages',
  where: "role = 'tutor'",
  with: { role: 'tutor', reply: '{"blocks":[]}' },
};

const CORRECTION: Place = { table: 'correction_requests', with: { state: 'open' }, by: { asked_by: 'guardianId' } };
const DELETION: Place = {
  ...{ table: 'deletion_requests', by: { asked_by: 'guardianId' } },
  with: { state: 'asked', asked_as: 'guardian' },
};

const CERTIFICATE = {
  ...{ district: 'A district', kind: 'conversations', learners: [], oldest: null, newest: null, byNight: false },
  rule: { from: 'made', period: { count: 1, unit: 'year' }, of: 'record', before: '2025-01-05T09:00:00.000Z' },
  records: [{ table: 'chat_messages', count: 3 }],
  ...{ begunAt: '2026-01-05T09:00:00.000Z', endedAt: '2026-01-05T09:00:01.000Z', cancelled: false },
};
const GIVEN = {
  ...{ courseIds: [], from: '2026-01-01', to: '2026-01-31', purpose: 'To learn how learners learn.' },
  ...{ form: 'csv', includeWords: false },
};

/** By parameter; where the same word means something else on another route, by `start of the path parameter`. */
const PLACES: Record<string, Place> = {
  conceptId: {
    table: 'concepts',
    where: "not hidden and id in (select concept_id from items where status = 'active')",
  },
  targetId: { table: 'concepts' },
  sourceId: { table: 'sources' },
  chunkId: { table: 'chunks' },
  ingestionId: { table: 'ingestions' },
  versionId: { table: 'map_versions', with: { state: '{"concepts":[],"edges":[],"links":[],"items":[]}' } },
  itemId: { table: 'items' },
  questionId: { table: 'retrieval_questions' },
  watchId: { table: 'watches', with: { kind: 'folder', location: '/srv/material', seen: '{}' } },
  experimentId: { table: 'experiments' },
  frameworkId: { table: 'standard_frameworks' },
  standardId: { table: 'standards' },
  changeId: { table: 'tag_changes', with: { entries: '[]' } },
  vetoId: { table: 'recommendation_vetoes' },
  reportId: { table: 'chat_reports' },
  lessonId: { table: 'lessons' },
  planId: { table: 'learning_plans' },
  threadId: { table: 'chat_threads' },
  messageId: MESSAGE,
  presentationId: { table: 'presentations' },
  attemptId: { table: 'attempts' },
  explanationId: { table: 'explanations', with: { status: 'writing', turns: '[{"question":null,"text":"said"}]' } },
  pathId: { table: 'paths' },
  roundId: { table: 'review_sessions' },
  offerId: { table: 'recommendation_offers' },
  passkeyId: { table: 'passkeys', owner: 'user_id' },
  sessionId: { table: 'sessions', owner: 'user_id' },
  tokenId: { table: 'api_tokens', owner: 'user_id' },
  overviewId: { table: 'report_overviews', owner: 'requested_by', with: { status: 'working' } },
  schoolId: { table: 'school_members', column: 'school_id', owner: 'user_id' },
  guardianId: { table: 'guardian_links', column: 'guardian_id' },
  importId: {
    ...{ table: 'people_imports', owner: 'requested_by', by: { requested_by: 'schoolAdminId' } },
    with: { state: 'preview', counts: '{"new":0,"changed":0,"unchanged":0,"refused":0}', rows: 0, done: 0 },
  },
  invitationId: { table: 'invitations', owner: 'created_by', with: { role: 'learner' }, keep: /^class_id$/ },
  exportId: { table: 'research_exports', with: { status: 'done', definition: JSON.stringify(GIVEN) } },
  holdId: { table: 'legal_holds', with: { scope: 'learner' } },
  certificateId: { table: 'destruction_certificates', with: { content: JSON.stringify(CERTIFICATE) } },
  '/learners exportId': { table: 'record_exports', where: "status = 'ready'", with: { status: 'ready' } },
  '/learners/{learnerId}/deletions requestId': DELETION,
  '/learners requestId': CORRECTION,
  '/corrections requestId': CORRECTION,
  '/courses requestId': { ...CORRECTION, keep: /^course_id$/ },
  '/deletions requestId': DELETION,
  '/retention runId': {
    table: 'retention_runs',
    with: { status: 'done', plan: '{"at":"2026-01-05T09:00:00.000Z","rules":[]}', progress: '{}' },
  },
  '/learner-models runId': { table: 'learner_model_runs' },
  '/recommendation-runs runId': { table: 'recommendation_runs' },
  '/fairness runId': { table: 'fairness_runs', with: { kind: 'audit', status: 'queued' } },
};

/** Names of parameters and fields that are ids. */
export const ID_NAMES: readonly string[] = [
  ...['courseId', 'classId', 'learnerId', 'personId', 'memberId', 'termId', 'prerequisiteId', 'runId'],
  ...Object.keys(PLACES).filter((name) => !name.includes(' ')),
];

/** Columns that are filled although they may be empty. */
const KEPT = /^(learner|course|concept|chunk|source|item)_id$/;

/** Finds and makes ids of somebody's records, by the names that the API's parameters have. */
export function createIds(test: TestDatabase, tables: CatalogTable[]) {
  const found = new Map<string, Row | null>();
  const told = new Map<string, Promise<string | null>>();

  async function rowOf(place: Place, of: IdOwner): Promise<Row | null> {
    const table = tables.find(({ name }) => name === place.table);
    if (!table) throw new Error(`There is no table ${place.table}.`);
    const names = table.columns.map(({ name }) => name);
    const wants: [string, string][] = [['district_id', of.districtId]];
    if (names.includes('course_id')) wants.push(['course_id', of.courseId]);
    const whose = place.owner ?? (names.includes('learner_id') ? 'learner_id' : null);
    const by = Object.fromEntries(
      Object.entries(place.by ?? {}).flatMap(([column, who]) => (of[who] === undefined ? [] : [[column, of[who]]])),
    );
    const owner = whose ? (by[whose] ?? of.learnerId) : null;
    if (whose && owner) wants.push([whose, owner]);
    const where = wants.map(([name], index) => `"${name}" = $${index + 1}`).join(' and ');
    const ask = async (more: string) =>
      (
        await test.owner.query<Row>(
          `select * from "${table.name}" where ${where}${more} order by ctid limit 1`,
          wants.map(([, value]) => value),
        )
      ).rows[0];
    const row = (place.where ? await ask(` and ${place.where}`) : undefined) ?? (await ask(''));
    if (row) return row;
    const parents = new Map<string, Row>();
    for (const { table: parent } of table.references) {
      const one = parent === table.name ? null : await parentOf(parent, of);
      if (one) parents.set(parent, one);
    }
    const made = rowFor(table, of, parents);
    // What may be empty is: closed on no day, deleted by nobody.
    for (const { name, required } of table.columns)
      if (!required && !KEPT.test(name) && !place.keep?.test(name)) made[name] = null;
    return insertRow(test.owner, table, { ...made, ...by, ...(whose ? { [whose]: owner } : {}), ...place.with });
  }

  async function parentOf(name: string, of: IdOwner): Promise<Row | null> {
    const ids: Record<string, string> = {
      districts: of.districtId,
      users: of.learnerId,
      courses: of.courseId,
      classes: of.classId,
    };
    const id = ids[name];
    if (id === undefined) return rowOf({ table: name }, of);
    const column = name === 'districts' ? 'district_id' : 'id';
    return (
      (
        await test.owner.query<Row>(`select * from "${name}" where district_id = $1 and ${column} = $2`, [
          of.districtId,
          id,
        ])
      ).rows[0] ?? null
    );
  }

  /** The id that a parameter of a path, or a field of a body, stands for among somebody's records; null where the word names none. */
  return function idOf(path: string, parameter: string, of: IdOwner): Promise<string | null> {
    const key = [path, parameter, of.districtId, of.courseId, of.classId, of.learnerId].join(' ');
    const known = told.get(key);
    if (known) return known;
    const id = look(path, parameter, of);
    told.set(key, id);
    return id;
  };

  async function look(path: string, parameter: string, of: IdOwner): Promise<string | null> {
    if (parameter === 'courseId') return of.courseId;
    if (parameter === 'classId') return of.classId;
    if (parameter === 'learnerId' || parameter === 'personId' || parameter === 'memberId') return of.learnerId;
    // Whoever is held.
    if (parameter === 'targetId' && path.startsWith('/retention')) return of.learnerId;
    if (parameter === 'termId') return termOf(of);
    if (path.includes('/prerequisites') && (parameter === 'prerequisiteId' || parameter === 'conceptId'))
      return edgeOf(of, parameter === 'conceptId' ? 'concept_id' : 'prerequisite_id');
    if (parameter === 'frameworkId') return frameworkOf(of);
    if (parameter === 'threadId' && path.includes('{messageId}')) return threadOf(of);
    const start = Object.keys(PLACES).find(
      (key) => key.endsWith(` ${parameter}`) && path.startsWith(key.split(' ')[0] ?? ' '),
    );
    const place = PLACES[start ?? parameter];
    if (!place) return null;
    const key = `${start ?? parameter} ${of.districtId} ${of.courseId} ${of.learnerId}`;
    if (!found.has(key)) found.set(key, await rowOf(place, of));
    const id = found.get(key)?.[place.column ?? 'id'];
    return typeof id === 'string' ? id : null;
  }

  /** An end of a prerequisite; both ends are of the same one. */
  async function edgeOf(of: IdOwner, end: 'concept_id' | 'prerequisite_id'): Promise<string | null> {
    const row = await rowOf({ table: 'prerequisites' }, of);
    const id = row?.[end];
    return typeof id === 'string' ? id : null;
  }

  /** A term of the learner's school. */
  async function termOf(of: IdOwner): Promise<string | null> {
    const { rows } = await test.owner.query<{ id: string }>(
      'select t.id from terms t join school_members m on m.school_id = t.school_id where m.district_id = $1 and m.user_id = $2',
      [of.districtId, of.learnerId],
    );
    return rows[0]?.id ?? null;
  }

  /** The conversation that a message is in. */
  async function threadOf(of: IdOwner): Promise<string | null> {
    const id = (await rowOf(MESSAGE, of))?.thread_id;
    return typeof id === 'string' ? id : null;
  }

  /** A framework of the district that the course is held against. */
  async function frameworkOf(of: IdOwner): Promise<string | null> {
    const id = (await rowOf({ table: 'course_frameworks' }, of))?.framework_id;
    return typeof id === 'string' ? id : null;
  }
}
