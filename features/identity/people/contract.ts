import { z } from 'zod';
import { pageQuerySchema } from '@/platform/http/cursor';
import { classSchema, personSchema, roleSchema } from '../contract';

const name = z.string().trim().min(1).max(120);

/** Which people a list is of. */
export const peopleQuerySchema = pageQuerySchema.extend({
  /** In their name, e-mail address or user name. */
  q: z.string().trim().max(120).default(''),
  role: roleSchema.optional(),
  schoolId: z.uuid().optional(),
  /** `active`: may sign in; `off`: may not. */
  state: z.enum(['active', 'off', 'all']).default('all'),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

/** What is to be different about a person; what is left out stays. */
export const changePersonSchema = z.object({
  name: name.optional(),
  role: roleSchema.optional(),
  /** All the schools that they are to belong to; of a school administrator only their own schools count. */
  schoolIds: z.array(z.uuid()).max(50).optional(),
});
export type ChangePerson = z.infer<typeof changePersonSchema>;

/** The account of somebody, as people know it. */
const account = z.string().trim().min(1).max(200);

export const guardianSchema = z.object({
  guardianId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Null: nobody has made sure of it yet, and it opens nothing. */
  confirmedAt: z.iso.datetime().nullable(),
});
export type Guardian = z.infer<typeof guardianSchema>;

export const linkGuardianSchema = z.object({
  /** E-mail address or user name of an account with the role of a guardian. */
  account,
  /** Somebody at the school has made sure that it is so. */
  confirmed: z.boolean(),
});
export type LinkGuardian = z.infer<typeof linkGuardianSchema>;

export const termSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  closed: z.boolean(),
});
export type Term = z.infer<typeof termSchema>;

export const schoolSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** It is offered nowhere any more; what is of it stays. */
  closed: z.boolean(),
  peopleCount: z.number().int(),
  classCount: z.number().int(),
  /** The latest first. */
  terms: z.array(termSchema),
});
export type School = z.infer<typeof schoolSchema>;

export const createSchoolSchema = z.object({ name });
export const changeSchoolSchema = z.object({ name: name.optional(), closed: z.boolean().optional() });
export type ChangeSchool = z.infer<typeof changeSchoolSchema>;

export const createTermSchema = z.object({ name, startsOn: z.iso.date(), endsOn: z.iso.date() });
export const changeTermSchema = createTermSchema.partial().extend({ closed: z.boolean().optional() });
export type ChangeTerm = z.infer<typeof changeTermSchema>;

export const memberSchema = personSchema.pick({ id: true, name: true, email: true }).extend({
  role: z.enum(['learner', 'teacher']),
});
export type Member = z.infer<typeof memberSchema>;

/** A class with everybody in it. */
export const classDetailSchema = classSchema.extend({ members: z.array(memberSchema) });
export type ClassDetail = z.infer<typeof classDetailSchema>;

export const changeClassSchema = z.object({
  name: name.optional(),
  /** Null: of no school. */
  schoolId: z.uuid().nullish(),
  termId: z.uuid().nullish(),
});
export type ChangeClass = z.infer<typeof changeClassSchema>;

export const addMemberSchema = z.object({ account, role: z.enum(['learner', 'teacher']) });
export type AddMember = z.infer<typeof addMemberSchema>;
