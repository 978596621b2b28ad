import { type Owner, type Policy, type PolicyEntry, ruleOf } from '@/platform/http/policy';

export type Role = 'nobody' | 'learner' | 'teacher' | 'counsellor' | 'guardian' | 'school_admin' | 'admin' | 'dpo';

/** Whose record a parameter of the path names, from where its caller stands; `followed`: a ward’s, or of a learner of their school. */
export type Relation = 'own' | 'followed' | 'other learner' | 'other course' | 'other district' | 'nothing';

/** What the table says that a call is answered with; `allowed`: anything but a refusal. */
export type Expected = 401 | 403 | 404 | 'allowed';

/** What is asked of a route: which parameter names something else than the caller's own, and what that is. */
export interface Asked {
  role: Role;
  /** Null: all parameters are the caller's own. */
  swapped: { parameter: string; relation: Relation } | null;
  /** Parameters of the path that name records. */
  ids: readonly string[];
}

/** Records of the district rather than of a course; everybody of the district who may call the route may name them. */
export const OF_DISTRICT = /^(frameworkId|standardId|runId|holdId|certificateId)$/;

/** Records of the one person whom the path names, or of the caller: not found under anybody else, for whomever. */
export const OF_ONE_PERSON = /^tokenId$/;

/** Reads from an entry of the policy table how a call must be answered. */
export function expectedOf(entry: PolicyEntry, { role, swapped, ids }: Asked): Expected {
  const { may, whose } = ruleOf(entry);
  if (may === 'public') return 'allowed';
  if (role === 'nobody') return 401;
  if (isBeneath(role, may)) return 403;
  if (whose === 'taught' && role !== 'teacher' && role !== 'admin') return 404;
  if (may === 'learner.record' || may === 'learner.speak')
    return ofRecord(may, role, swapped, ids.at(-1) === 'learnerId');
  if (!swapped) return 'allowed';
  const { parameter, relation } = swapped;
  if (relation === 'other district' || relation === 'nothing') return 404;
  // What belongs to one isn't found in another.
  if (parameter === NAMED[may]) return role === 'admin' && parameter === ids.at(-1) ? 'allowed' : 404;
  if (OF_ONE_PERSON.test(parameter)) return 404;
  if (relation === 'followed') return whose === null ? 'allowed' : 404;
  if (relation === 'other learner') return mayReach(role, whose) ? 'allowed' : 404;
  // Another course: open to admins alone, and what belongs to this course isn't found in it.
  if (parameter === 'courseId')
    return role === 'admin' && ids.every((id) => id === 'courseId' || OF_DISTRICT.test(id)) ? 'allowed' : 404;
  if (parameter === 'classId') return role === 'admin' ? 'allowed' : 404;
  if (may === 'officer' && role === 'dpo') return 'allowed';
  return OF_DISTRICT.test(parameter) || (role === 'admin' && !ids.includes('courseId') && mayReach(role, whose))
    ? 'allowed'
    : 404;
}

/** Somebody's whole record: the learner's own, their guardian's to see, admins' and (without speaking for anybody) officers'. `alone`: the path names nothing of it. */
function ofRecord(may: Policy, role: Role, swapped: Asked['swapped'], alone: boolean): Expected {
  const reachesAll = role === 'admin' || (role === 'dpo' && may === 'learner.record');
  if (!reachesAll && role !== 'learner' && role !== 'guardian') return 404;
  if (!swapped) return 'allowed';
  const there = swapped.relation !== 'other district' && swapped.relation !== 'nothing';
  return swapped.parameter === 'learnerId' && alone && there && reachesAll ? 'allowed' : 404;
}

function isBeneath(role: Role, may: Policy): boolean {
  return !(LETS[may] ?? EVERYBODY).includes(role);
}

const EVERYBODY: readonly Role[] = ['learner', 'teacher', 'counsellor', 'guardian', 'school_admin', 'admin', 'dpo'];
/** Written out once more: what is tested is the other table. */
const LETS: Partial<Record<Policy, readonly Role[]>> = {
  ...{ teacher: ['teacher', 'admin'], 'course.edit': ['teacher', 'admin'], 'class.teach': ['teacher', 'admin'] },
  ...{ 'class.make': ['teacher', 'school_admin', 'admin'], 'class.manage': ['teacher', 'school_admin', 'admin'] },
  ...{ people: ['school_admin', 'admin'], 'person.manage': ['school_admin', 'admin'] },
  ...{ 'school.manage': ['school_admin', 'admin'], officer: ['admin', 'dpo'], admin: ['admin'] },
  administration: ['school_admin', 'admin', 'dpo'],
  ...{
    follow: ['counsellor', 'guardian'],
    'learner.follow': ['counsellor', 'guardian'],
    'learner.guard': ['guardian'],
  },
};

/** What the place of a policy names: for admins any of the district, for others only theirs. */
const NAMED: Partial<Record<Policy, string>> = {
  ...{ 'class.manage': 'classId', 'person.manage': 'personId', 'school.manage': 'schoolId' },
  ...{ 'learner.follow': 'learnerId', 'learner.guard': 'learnerId' },
  ...{ 'learner.record': 'learnerId', 'learner.speak': 'learnerId' },
};
/** The parameter that a policy decides about by who belongs to whom, where it does. */
export const namedBy = (may: Policy): string | undefined => NAMED[may];

/** Whether records of somebody whom the caller doesn't teach are there for them. */
function mayReach(role: Role, whose: Owner | null): boolean {
  return whose === null || (role === 'admin' && whose !== 'own');
}
