/** Bounds of what a gate may ask: p(L), and days. */
export const GATE_BOUNDS = { threshold: [0.5, 0.99], holdAfterDays: [0, 30], graceDays: [0, 60] } as const;

/** Fewer learners than this are never spoken of as a class. */
export const LEAST_LEARNERS = 10;
