import { and, eq, inArray } from 'drizzle-orm';
import { consentPeople } from '@/features/consent/schema';
import { classes, users } from '@/features/identity/schema';
import { guardianLinks, schoolMembers } from '@/features/identity/schema-relations';
import { schools, terms } from '@/features/identity/schema-schools';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import words from '@/platform/i18n/messages/en/demo-school.json';
import { DAY_MS } from '../calendar';
import { emailOf, STAFF_NAMES } from '../names';
import type { DemoPart, DemoSchool } from '../school';
import { addPassword, guardianName, idOf } from './people';

/** Those who look after learners and their data, beside the teachers; who has no password in the plan is not made. */
const OTHERS = ['guardian', 'counsellor', 'school_admin', 'dpo'] as const;
type Other = (typeof OTHERS)[number];
/** Of a school: whose learners and people they look after. */
const OF_THE_SCHOOL: readonly Other[] = ['counsellor', 'school_admin'];
/** The ward is so old, in years and days: young enough that their guardian decides. */
const WARD_AGE = { years: 14, days: 200 };
/** The term began so many days before the first day of the history, and ends so many after today. */
const TERM_DAYS = { before: 10, after: 50 };

/** A school with a term that the classes are of, its counsellor and administrator, the guardian of the first learner, and who watches over all data. */
export const belonging: DemoPart = {
  name: 'belonging',
  begin: (school) =>
    school.database.transaction(systemActor(school.districtId), async (tx) => {
      const people = await addOthers(tx, school);
      await addSchool(tx, school, people);
      const [ward] = school.learners;
      if (people.has('guardian') && ward) await addWard(tx, school, ward.id);
    }),
  end: speakForWard,
};

export const otherName = (other: Other): string => (other === 'guardian' ? guardianName() : STAFF_NAMES[other]);

const otherId = ({ districtId, plan }: DemoSchool, other: Other) => idOf(districtId, plan, other, 0);

async function addOthers(tx: Tx, school: DemoSchool): Promise<Set<Other>> {
  const made = new Set<Other>();
  for (const other of OTHERS) {
    const password = school.plan.passwordHashes[other];
    if (password === undefined) continue;
    const [id, name] = [otherId(school, other), otherName(other)];
    await tx.insert(users).values({ id, name, email: emailOf(name), role: other, simulated: true });
    await addPassword(tx, id, password);
    made.add(other);
  }
  return made;
}

async function addSchool(tx: Tx, school: DemoSchool, people: ReadonlySet<Other>): Promise<void> {
  const { districtId, plan, firstDay, until } = school;
  const [schoolId, termId] = [idOf(districtId, plan, 'school', 0), idOf(districtId, plan, 'term', 0)];
  await tx.insert(schools).values({ id: schoolId, name: words.school, simulated: true });
  const day = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  await tx.insert(terms).values({
    ...{ id: termId, schoolId, name: words.term },
    ...{ startsOn: day(firstDay, -TERM_DAYS.before), endsOn: day(until, TERM_DAYS.after) },
  });
  const ids = school.classes.map(({ id }) => id);
  await tx.update(classes).set({ schoolId, termId }).where(inArray(classes.id, ids));
  const staff = OF_THE_SCHOOL.filter((other) => people.has(other)).map((other) => otherId(school, other));
  const learners = school.learners.filter(({ role }) => role === 'learner').map(({ id }) => id);
  const members = [...school.teachers.map(({ userId }) => userId), ...learners, ...staff];
  await tx.insert(schoolMembers).values(members.map((userId) => ({ schoolId, userId })));
}

async function addWard(tx: Tx, school: DemoSchool, learnerId: string): Promise<void> {
  const { until, clock, teachers } = school;
  const [guardianId, confirmedBy] = [otherId(school, 'guardian'), teachers[0]?.userId ?? learnerId];
  await tx.insert(guardianLinks).values({
    ...{ guardianId, learnerId, createdBy: confirmedBy, confirmedBy, confirmedAt: clock.now() },
  });
  const born = new Date(until.getTime() - WARD_AGE.days * DAY_MS);
  born.setFullYear(born.getFullYear() - WARD_AGE.years);
  await tx.insert(consentPeople).values({
    ...{ learnerId, birthDate: born.toISOString().slice(0, 10), updatedBy: confirmedBy, updatedAt: clock.now() },
  });
}

/** The guardian says yes to research, and asks for something in the record to be put right: the school has yet to look at it. */
async function speakForWard(school: DemoSchool): Promise<void> {
  const { districtId, database, features, learners, course } = school;
  const [ward] = learners;
  const guardianId = otherId(school, 'guardian');
  const isThere = await database.transaction(systemActor(districtId), (tx) =>
    tx.$count(users, and(eq(users.id, guardianId), eq(users.simulated, true))),
  );
  if (!ward || isThere === 0) return;
  const name = otherName('guardian');
  const role = 'guardian' as const;
  const principal: Principal = { districtId, userId: guardianId, role, name, email: emailOf(name), via: 'cookie' };
  await database.transaction({ districtId, userId: guardianId, role }, async (tx) => {
    const { items } = await features.consent.learnerDetail(tx, ward.id);
    const version = items.find(({ purpose }) => purpose === 'research')?.text.version;
    const yes = { purpose: 'research', allowed: true, note: '' } as const;
    if (version !== undefined) await features.consent.recordGuardian(tx, ward.id, guardianId, { ...yes, version });
    await features.rights.corrections.ask(tx, principal, ward.id, {
      ...{ about: 'answers', courseId: course.id, conceptId: null, attemptId: null, ...words.correction },
    });
  });
}
