import { z } from 'zod';

/** What a district may hold of its learners to see whether they are treated alike. Never used for anything else. */
export const groupAttributes = ['sex', 'age_band', 'disability', 'language', 'free_meals'] as const;
export const groupAttributeSchema = z.enum(groupAttributes);
export type GroupAttribute = z.infer<typeof groupAttributeSchema>;

/** Groups of an attribute at most: with more, most would be too small to be told. */
export const MOST_GROUPS = 20;
/** A group's name, as the district writes it. */
export const groupNameSchema = z.string().trim().min(1).max(40);

/** What is audited; each is read by a source of its own (`AuditSource`). */
export const auditSubjects = ['mastery', 'recommendations', 'grading', 'risk'] as const;
export const auditSubjectSchema = z.enum(auditSubjects);
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

export const measureNames = [
  ...(['gap', 'auc', 'falseAlarm', 'miss', 'rightIfKnown', 'known', 'right'] as const),
  ...(['offered', 'opened', 'rightAfter', 'effect'] as const),
  ...(['tooHarsh', 'tooLenient', 'passed'] as const),
  ...(['riskGap', 'riskAuc', 'falseWarning', 'missedWarning', 'cameTrue', 'warned', 'fellBehind'] as const),
] as const;
export const measureNameSchema = z.enum(measureNames);
export type MeasureName = z.infer<typeof measureNameSchema>;

export const fairnessSettingsSchema = z.object({
  /** Those that the district holds and has switched on; values of the others are deleted. */
  attributes: z.array(groupAttributeSchema).max(groupAttributes.length),
  /** Groups with fewer learners are not told. */
  least: z.number().int().min(5).max(100),
  /** Beyond these, a difference that is more than chance is an alert: shares (0 to 1), the smaller share by the greater, areas under the curve. */
  bounds: z.object({
    difference: z.number().min(0.01).max(0.5),
    ratio: z.number().min(0.5).max(0.99),
    auc: z.number().min(0.01).max(0.3),
  }),
  /** On the first night of each month. */
  monthly: z.boolean(),
});
export type FairnessSettings = z.infer<typeof fairnessSettingsSchema>;
export const DEFAULT_SETTINGS: FairnessSettings = {
  attributes: [],
  least: 10,
  bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 },
  monthly: true,
};
