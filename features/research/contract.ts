export * from './contract/aggregates';
export * from './contract/budgets';
export * from './contract/exports';

/** Codes of what can be refused here. */
export const researchErrors = {
  export_not_found: 404,
  /** It isn't made yet, was stopped, or its file is gone. */
  export_not_ready: 409,
  course_unknown: 400,
  /** The district doesn't hold such groups, or one stands twice. */
  group_unknown: 400,
  export_running: 409,
  /** Too little of the budget is left. Nothing was looked at. */
  budget_spent: 409,
} as const;
