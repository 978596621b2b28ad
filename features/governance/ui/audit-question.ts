/** What may be asked for, by the names that the address and the API have for it. */
export const auditQuestions = ['who', 'whose', 'kind', 'from', 'to'] as const;
/** Only what was filled in. */
export type AuditQuestion = Partial<Record<(typeof auditQuestions)[number], string>>;
