import { z } from 'zod';
import { roles } from '@/platform/database/roles';

/** What a person may be in a district. Every role may also learn. */
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const meSchema = z.object({
  id: z.uuid(),
  districtId: z.uuid(),
  districtName: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** They are simulated, or look after a school that has simulated people in it: each page says so. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

/** Before the first visit there is no district; the first page asks for one. */
export const installationSchema = z.object({ ready: z.boolean(), districtName: z.string().nullable() });
export type Installation = z.infer<typeof installationSchema>;

export const passwordSchema = z.string().min(10, 'password_too_short').max(200, 'password_too_long');

export const setupSchema = z.object({
  districtName: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  password: passwordSchema,
  /** Import the sample course into the new district. */
  sampleCourse: z.boolean().default(false),
});
export type SetupInput = z.input<typeof setupSchema>;

export const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null: they sign in by their user name alone. */
  email: z.string().nullable(),
  username: z.string().nullable(),
  role: roleSchema,
  /** Of the demo school: nobody is behind them. */
  simulated: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Since when they can't sign in; null: they can. */
  deactivatedAt: z.iso.datetime().nullable(),
  /** Those that the reader may see them in. */
  schools: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type Person = z.infer<typeof personSchema>;

export const createPersonSchema = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  password: passwordSchema,
  role: roleSchema,
  /** Schools that they are to belong to; of a school administrator's own, and by itself the only one. */
  schoolIds: z.array(z.uuid()).max(50).optional(),
});

export const classSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  /** Only for its teachers and admins. */
  joinCode: z.string().nullable(),
  learnerCount: z.number().int(),
  /** Of the demo school. */
  simulated: z.boolean(),
  teacherNames: z.array(z.string()),
  schoolId: z.uuid().nullable(),
  schoolName: z.string().nullable(),
  termId: z.uuid().nullable(),
  termName: z.string().nullable(),
});
export type SchoolClass = z.infer<typeof classSchema>;

export const createClassSchema = z.object({
  name: z.string().trim().min(1).max(120),
  courseId: z.uuid(),
  /** Of the caller’s own schools, for admins any that is open; left out: of a school administrator’s only school, else of none. */
  schoolId: z.uuid().nullish(),
  termId: z.uuid().nullish(),
});
export type CreateClass = z.infer<typeof createClassSchema>;

/** A person without an account joins a class by its code and gets a learner's account. */
export const joinSchema = z.object({
  joinCode: z.string().trim().min(4).max(20),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  password: passwordSchema,
});
export type JoinInput = z.infer<typeof joinSchema>;

export const identityErrors = {
  already_set_up: 409,
  not_set_up: 409,
  email_taken: 409,
  join_code_unknown: 404,
  class_not_found: 404,
  person_not_found: 404,
  school_not_found: 404,
  term_not_found: 404,
  term_ends_early: 409,
  member_not_found: 404,
  guardian_not_found: 404,
  /** The school is closed, or not one of the caller’s. */
  school_not_open: 409,
  school_name_taken: 409,
  /** More than a school’s administrator may do, or to oneself. */
  not_yours_to_change: 403,
} as const;
