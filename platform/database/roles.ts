/**
 * What a person may be in a district; each may learn besides.
 * - `learner`, `teacher`
 * - `counsellor`: sees how the learners of their schools get on
 * - `guardian`: sees the record of their wards and decides for them while they are under age
 * - `school_admin`: looks after people, classes and terms of their schools
 * - `admin`: the district's administrator
 * - `dpo`: the data protection officer; sees what is done with personal data, not what learners wrote
 */
export const roles = ['learner', 'teacher', 'counsellor', 'guardian', 'school_admin', 'admin', 'dpo'] as const;
export type Role = (typeof roles)[number];

/** Roles whose people a school’s own administrator may add, change and deactivate. */
export const schoolRoles = ['learner', 'teacher', 'counsellor', 'guardian'] as const satisfies readonly Role[];
