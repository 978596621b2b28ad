import { z } from 'zod';
import { roleSchema } from '../contract';

/** How long an invitation may wait, in days, and how many people it may let in. */
export const LONGEST_DAYS = 60;
export const MOST_USES = 200;

const ofInvitation = {
  /** For whom it is, for whoever looks at the list later. */
  note: z.string().trim().max(200).default(''),
  days: z.number().int().min(1).max(LONGEST_DAYS).default(7),
  uses: z.number().int().min(1).max(MOST_USES).default(1),
};
export const makeInvitationSchema = z.object({
  role: roleSchema,
  schoolId: z.uuid().optional(),
  classId: z.uuid().optional(),
  ...ofInvitation,
});
export type MakeInvitation = z.output<typeof makeInvitationSchema>;
/** Into a class: for learners. */
export const inviteToClassSchema = z.object(ofInvitation);
export type InviteToClass = z.output<typeof inviteToClassSchema>;

export const invitationStates = ['open', 'used', 'expired', 'revoked'] as const;
export const invitationSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  schoolName: z.string().nullable(),
  className: z.string().nullable(),
  note: z.string(),
  byName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  maxUses: z.number().int(),
  uses: z.number().int(),
  state: z.enum(invitationStates),
  usedBy: z.array(z.object({ id: z.uuid(), name: z.string(), usedAt: z.iso.datetime() })),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The only time that the word of a link is told: what is kept of it is a hash. */
export const madeInvitationSchema = z.object({
  invitation: invitationSchema,
  /** What stands after the address of this Meno; the word is behind the `#`, which browsers send to no server. */
  path: z.string(),
});
export type MadeInvitation = z.infer<typeof madeInvitationSchema>;

const token = z.string().min(20).max(100);
export const tokenSchema = z.object({ token });
/** What whoever opens a link is told. */
export const openedInvitationSchema = z.object({
  districtName: z.string(),
  role: roleSchema,
  schoolName: z.string().nullable(),
  className: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type OpenedInvitation = z.infer<typeof openedInvitationSchema>;

export const acceptInvitationSchema = z.object({
  token,
  name: z.string().trim().min(1).max(120),
  /** An e-mail address; of learners and guardians a user name will do. */
  login: z.string().trim().min(1).max(200),
  password: z.string().max(1000),
});
export type AcceptInvitation = z.output<typeof acceptInvitationSchema>;

/** Of the code of a class: until when it lets people in, and whether it does. */
export const joinCodeSchema = z.object({
  code: z.string(),
  endsAt: z.iso.datetime().nullable(),
  off: z.boolean(),
});
export type JoinCode = z.infer<typeof joinCodeSchema>;
export const changeJoinCodeSchema = z.object({
  endsAt: z.iso.datetime().nullable().optional(),
  off: z.boolean().optional(),
});

export const invitationErrors = {
  invitation_not_found: 404,
  /** Used up, over, revoked, or never there: whoever opens it isn't told which. */
  invitation_gone: 404,
  invitation_refused: 403,
  email_taken: 409,
  username_taken: 409,
  email_needed: 400,
  login_unusable: 400,
  class_not_found: 404,
  school_not_found: 404,
} as const;
