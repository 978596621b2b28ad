import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDemo } from '@/demo/testing';
import { roles } from '@/platform/database/roles';
import { ruleOf } from '@/platform/http/policy';
import { describePermissions } from '../permissions/describe';
import { jobPolicies } from '../permissions/job-policies';
import { pagePolicies } from '../permissions/page-policies';
import { summariesOf } from '../permissions/summaries';
import { policyTable } from '../policy-table';
import { exampleOf, type Known, requestOf } from './example';
import { type Expected, expectedOf, namedBy, OF_DISTRICT, type Relation, type Role } from './expected';
import { createIds } from './ids';
import type { Operation } from './operations';
import { FIELDS, MISSING, NOT_THEIRS, UNPROVEN } from './routes-known';
import { CALLERS, type Caller, type Cell, openWorld, type World } from './world';

const opened = testDemo();
let world: World;
let idOf: ReturnType<typeof createIds>;
beforeAll(async () => {
  world = await openWorld(opened());
  idOf = createIds(world.demo.test, world.tables);
}, 180_000);
afterAll(() => world?.close());

const roleOf = (caller: Caller): Role =>
  roles.find((role) => caller === role || caller === `${role} token`) ?? 'nobody';

/** Parameters of a path that name records. */
const idsOf = ({ parameters }: Operation): string[] =>
  parameters.flatMap((each) => (each.in === 'path' && each.name.endsWith('Id') ? [each.name] : []));

/** The caller's own records; what is a learner's is their learner's where the table gives teachers and admins that. */
function ownCell(operation: Operation, role: Role): Cell {
  const { whose } = ruleOf(policyTable[operation.route] ?? 'admin');
  const { own, people } = world;
  if (role === 'nobody' || whose === null || whose === 'taught') return own;
  const teaches = role === 'teacher' || role === 'admin';
  return whose === 'own' || !teaches ? { ...own, learnerId: people[role] } : own;
}

function otherCell(relation: Relation): Cell {
  if (relation === 'followed') return world.own;
  if (relation === 'other learner') return world.otherClass;
  return relation === 'other course' ? world.otherCourse : world.otherDistrict;
}

async function send(operation: Operation, caller: Caller, swapped: { parameter: string; relation: Relation } | null) {
  const cell = ownCell(operation, roleOf(caller));
  const fields = FIELDS[operation.route] ?? {};
  const known = new Map<string, unknown>();
  for (const name of [...idsOf(operation), ...BODY_IDS])
    known.set(name, (await idOf(operation.path, name, cell)) ?? undefined);
  // Whose, where only a query or body says so: teachers and admins ask about their learner, others about themselves.
  const role = roleOf(caller);
  if (!idsOf(operation).includes('learnerId') && role !== 'nobody' && role !== 'teacher' && role !== 'admin')
    known.set('learnerId', world.people[role]);
  for (const [name, value] of Object.entries(fields)) known.set(name, value);
  const request = requestOf(
    operation,
    (name) => known.get(name),
    bodyOf(operation, (name) => known.get(name), fields),
  );
  if (!swapped) return world.call(caller, request);
  const other =
    swapped.relation === 'nothing'
      ? randomUUID()
      : await idOf(operation.path, swapped.parameter, otherCell(swapped.relation));
  const url = request.url.replace(String(known.get(swapped.parameter)), other ?? randomUUID());
  return world.call(caller, { ...request, url });
}

/** A valid body, with what is known of its fields also where they may be left out. */
function bodyOf({ body }: Operation, known: Known, fields: Record<string, unknown>): unknown {
  const given = Object.entries(fields).filter(([name]) => body?.properties && Object.hasOwn(body.properties, name));
  return body && given.length > 0 ? Object.assign({}, exampleOf(body, known), Object.fromEntries(given)) : undefined;
}

const BODY_IDS = [
  'conceptId',
  'chunkId',
  'courseId',
  'classId',
  'sourceId',
  'lessonId',
  'learnerId',
  'itemId',
  'targetId',
  'standardId',
  'frameworkId',
  'prerequisiteId',
];

/** Of `MISSING`, those that did find something missing. */
const missed = new Set<string>();

/** What is wrong with an answer; null where it is as the table says. */
function wrong(
  operation: Operation,
  expected: Expected,
  { status, text }: { status: number; text: string },
): string | null {
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
  const said = `${status} ${code} ${/"detail":"([^"]*)/.exec(text)?.[1] ?? ''}`;
  if (status >= 500) return `answered ${said}`;
  if (expected === 'allowed') {
    if (code !== '' && code === UNPROVEN[operation.route]) return null;
    if (status === 401 || ((status === 403 || status === 404) && !MISSING.has(operation.route)))
      return `allowed, but answered ${said}`;
    if (status === 403 || status === 404) missed.add(operation.route);
    return null;
  }
  if (status === 403 && expected === 404 && NOT_THEIRS.has(operation.route)) return null;
  return status === expected ? null : `${expected} expected, answered ${said}`;
}

describe('every route, for everybody', () => {
  it('is in the table, and each entry of the table is a route', () => {
    expect(world.operations.map(({ route }) => route).sort()).toEqual(Object.keys(policyTable).sort());
  });

  it('stands in docs/permissions.md as `npm run meno -- permissions` prints it', async () => {
    const summaries = summariesOf(world.description);
    const printed = describePermissions({ routes: policyTable, pages: pagePolicies, jobs: jobPolicies, summaries });
    expect(await readFile('docs/permissions.md', 'utf8')).toBe(printed);
  });

  it('answers each role, by session and by token, as the table says', async () => {
    const found: string[] = [];
    const allowed = { done: 0, all: 0 };
    for (const operation of world.operations) {
      const entry = policyTable[operation.route] ?? 'admin';
      for (const caller of CALLERS) {
        const expected = expectedOf(entry, { role: roleOf(caller), swapped: null, ids: idsOf(operation) });
        const answer = await send(operation, caller, null);
        const problem = wrong(operation, expected, answer);
        if (problem) found.push(`${caller}: ${operation.route}: ${problem}`);
        if (expected !== 'allowed') continue;
        allowed.all++;
        if (answer.status < 300) allowed.done++;
      }
    }
    expect(found).toEqual([]);
    // No exception stands there that isn't one.
    expect([...MISSING].filter((route) => !missed.has(route))).toEqual([]);
    // What is allowed is for the greater part done, not only not refused.
    expect(allowed.done / allowed.all).toBeGreaterThan(0.75);
  }, 300_000);

  it('finds nothing by ids of another learner, course or district', async () => {
    const found: string[] = [];
    let refusals = 0;
    for (const operation of world.operations) {
      const entry = policyTable[operation.route] ?? 'admin';
      const { may, whose } = ruleOf(entry);
      const ids = idsOf(operation);
      for (const parameter of ids) {
        const relations: Relation[] = ['nothing', 'other district'];
        if (!OF_DISTRICT.test(parameter)) relations.push('other course');
        if ((whose !== null && parameter === ids.at(-1)) || parameter === namedBy(may)) relations.push('other learner');
        for (const caller of roles.map((role): Caller => `${role} token`)) {
          const follows = /^(guardian|counsellor)/.test(caller) && whose !== null && parameter === ids.at(-1);
          for (const relation of follows ? [...relations, 'followed' as const] : relations) {
            const expected = expectedOf(entry, { role: roleOf(caller), swapped: { parameter, relation }, ids });
            // What only stands there, made by no service, is asked for to be refused.
            if (expected === 'allowed' && relation === 'other course') continue;
            if (expected !== 'allowed') refusals++;
            const answer = await send(operation, caller, { parameter, relation });
            const problem =
              wrong(operation, expected, answer) ?? (/OTHER(DISTRICT|COURSE)/.test(answer.text) ? 'tells of it' : null);
            if (problem) found.push(`${caller}: ${operation.route}: ${parameter} of ${relation}: ${problem}`);
          }
        }
      }
    }
    expect(found).toEqual([]);
    expect(refusals).toBeGreaterThan(3000);
  }, 300_000);
});
