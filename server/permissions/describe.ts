import { type Role, roles } from '@/platform/database/roles';
import { isOpenTo, type Policy, type PolicyEntry, type PolicyTable, ruleOf } from '@/platform/http/policy';
import type { JobCause, JobPolicy } from './job-policies';

/** What the document of permissions is made of. */
export interface PermissionTables {
  routes: PolicyTable;
  pages: PolicyTable;
  jobs: Record<string, JobPolicy>;
  /** What a route does, by `METHOD /path`. */
  summaries: ReadonlyMap<string, { tag: string; summary: string }>;
}

const ROLES = ['nobody', ...roles] as const;
export type AnyRole = (typeof ROLES)[number];

const NO = '–';
const HEADINGS = ROLES.map((role) => role.replace('_', ' '));

const INTRODUCTION = `# Who may do what

Printed by \`meno permissions\` from the tables by which Meno itself decides (\`server/policy-table.ts\`, \`server/permissions/\`); a test compares.
A route, page or job without an entry stops the start. Under each of these rules, row-level security in the database decides once more which rows
there are for whoever asks: what isn't there for them is answered like what doesn't exist (404).

- **nobody**: not signed in. The others: as signed in, by session or by API token; a token may do what its owner may. **school admin**: of some
  schools; **admin**: of the district; **dpo**: data protection officer.
- **open courses**: those for the whole district, those one owns, and those of one's classes; for guardians and counsellors those of their
  learners' classes, for school admins those of their schools' classes.
- **their courses**: those that they own, or teach a class on. **their classes**: those that they made or teach; **their schools’ classes**.
- **own**: only what is theirs; **own, their learners’**: besides, what is of learners in a class of theirs on that course.
- **their wards**: learners whose confirmed guardian they are, until those are eighteen; **learners of their schools**, **people of their schools** (with the guardians of its learners), **their schools**: only those.
- Nobody ever sees anything of another district.
`;

/** The whole document, as Markdown. */
export function describePermissions(tables: PermissionTables): string {
  return `${[INTRODUCTION, ...routeParts(tables), pagePart(tables.pages), jobPart(tables.jobs)].join('\n')}`;
}

function routeParts({ routes, summaries }: PermissionTables): string[] {
  const byTag = new Map<string, string[]>();
  for (const [route, entry] of Object.entries(routes)) {
    const { tag, summary } = summaries.get(route) ?? { tag: 'Other', summary: '' };
    const lines = byTag.get(tag) ?? [];
    lines.push(row([`\`${route}\``, summary, ...ROLES.map((role) => mayOf(role, entry))]));
    byTag.set(tag, lines);
  }
  const parts = [...byTag].map(
    ([tag, lines]) => `### ${tag}\n\n${heading(['route', 'what it does', ...HEADINGS])}\n${lines.join('\n')}\n`,
  );
  return ['## Routes of the API\n', ...parts];
}

function pagePart(pages: PolicyTable): string {
  const lines = Object.entries(pages).map(([page, entry]) =>
    row([`\`${page}\``, ...ROLES.map((role) => mayOf(role, entry))]),
  );
  return `## Pages\n\nA page fetches what it shows through the API, as its reader.\n\n${heading(['page', ...HEADINGS])}\n${lines.join('\n')}\n`;
}

const CAUSES: Record<JobCause, string> = {
  member: 'anybody who may have it',
  night: 'the clock, each night',
  change: 'a change',
  'course.edit': 'a teacher of the course, an admin',
  teacher: 'a teacher, an admin',
  admin: 'an admin',
  officer: 'a data protection officer, an admin',
  people: 'an administrator of a school or of the district',
};

function jobPart(jobs: Record<string, JobPolicy>): string {
  const lines = Object.entries(jobs).map(([name, { begins, as, does }]) =>
    row([
      `\`${name}\``,
      does,
      begins.map((cause) => CAUSES[cause]).join('; '),
      as === 'system' ? 'the system, in one district' : 'whoever asked for it',
    ]),
  );
  return `## Background jobs\n\n${heading(['job', 'what it does', 'begun by', 'sees what is open to'])}\n${lines.join('\n')}\n`;
}

/** What somebody of a role may do by an entry, in a few words; `–`: nothing. */
export function mayOf(role: AnyRole, entry: PolicyEntry): string {
  const { may, whose } = ruleOf(entry);
  if (may === 'public') return 'yes';
  if (role === 'nobody' || !isOpenTo(may, role)) return NO;
  if (whose === 'taught' && role !== 'teacher' && role !== 'admin') return NO;
  const where = (role === 'admin' ? ANY[may] : THEIRS[may]?.[role]) ?? PLACE[may] ?? null;
  const theirs = whose === null ? null : ownerWords(role, whose);
  return [where, theirs].filter((words) => words !== null).join('; ') || 'yes';
}

/** Where an admin may. */
const ANY: Partial<Record<Policy, string>> = {
  ...{
    'course.see': 'any course',
    'course.edit': 'any course',
    'class.teach': 'any class',
    'class.manage': 'any class',
  },
  ...{ 'person.manage': 'anybody', 'school.manage': 'any school' },
  ...{ 'learner.record': 'anyone’s', 'learner.speak': 'anyone’s' },
};
/** Where everybody else may who may at all. */
const PLACE: Partial<Record<Policy, string>> = {
  ...{ 'course.see': 'open courses', 'course.edit': 'their courses', 'class.teach': 'their classes' },
  ...{ 'class.manage': 'their classes', 'learner.guard': 'their wards' },
  ...{ 'learner.record': 'own', 'learner.speak': 'own' },
};
const FOLLOWED = { guardian: 'their wards', counsellor: 'learners of their schools' };
const THEIRS: Partial<Record<Policy, Partial<Record<Role, string>>>> = {
  'class.make': { school_admin: 'in their schools' },
  'class.manage': { school_admin: 'their schools’ classes' },
  people: { school_admin: 'people of their schools' },
  'person.manage': { school_admin: 'people of their schools' },
  'school.manage': { school_admin: 'their schools' },
  'learner.record': { guardian: 'own, their wards', dpo: 'anyone’s' },
  'learner.speak': { guardian: 'own, their wards' },
  follow: FOLLOWED,
  'learner.follow': FOLLOWED,
};

function ownerWords(role: Role, whose: 'own' | 'learner' | 'taught'): string {
  if (whose === 'own') return 'own';
  if (role === 'admin') return 'anyone’s';
  if (whose === 'taught') return 'their learners’';
  return role === 'teacher' ? 'own, their learners’' : 'own';
}

function heading(cells: readonly string[]): string {
  return `${row(cells)}\n${row(cells.map(() => '---'))}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
