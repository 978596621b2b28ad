import type { AlertAnswer, AlertKey, Comparison, FairnessAudit, FairnessReport } from './contract';

/** A difference beyond the bounds that is more than chance. */
export type Alert = Comparison & AlertKey;

/** Every alert of a report, the greatest difference first. */
export function alertsOf({ subjects }: FairnessReport): Alert[] {
  return subjects
    .flatMap(({ subject, attributes, crossings }) =>
      [...attributes.map((each) => ({ ...each, second: null })), ...(crossings ?? [])].flatMap(
        ({ attribute, second, comparisons }) =>
          comparisons.filter(({ alert }) => alert).map((each) => ({ ...each, subject, attribute, second })),
      ),
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

const keyOf = ({ subject, attribute, second, measure, group }: AlertKey) =>
  [subject, attribute, second ?? '', measure, group].join('\u0000');

/** Greater by more than a tenth. */
const isWorse = (now: number, then: number) => Math.abs(now) > 1.1 * Math.abs(then);

/** An alert with what was said to it last, and whether that still holds. */
export interface AnsweredAlert {
  alert: Alert;
  /** The newest, to this audit or an earlier one; null: nobody has said anything to it. */
  answer: AlertAnswer | null;
  /** Somebody has to say something: nobody has, or it was found again. */
  open: boolean;
  /** It was found again, and is greater than when somebody answered. */
  worse: boolean;
}

/**
 * Alerts of an audit with their answers. An answer holds for the audit that it names, and for others of that month unless they find more; an audit of another month that finds it
 * again asks again.
 *
 * @param answers the newest first; those to later audits say nothing of this one.
 */
export function answeredAlerts(
  audit: Pick<FairnessAudit, 'id' | 'createdAt' | 'report'>,
  answers: readonly AlertAnswer[],
): AnsweredAlert[] {
  const newest = new Map<string, AlertAnswer>();
  for (const answer of answers)
    if (answer.runId === audit.id || answer.at <= audit.createdAt)
      if (!newest.has(keyOf(answer))) newest.set(keyOf(answer), answer);
  return (audit.report ? alertsOf(audit.report) : []).map((alert) => {
    const answer = newest.get(keyOf(alert)) ?? null;
    const own = answer?.runId === audit.id;
    const worse = answer !== null && !own && isWorse(alert.difference, answer.difference);
    const sameMonth = answer !== null && answer.at.slice(0, 7) === audit.createdAt.slice(0, 7);
    return { alert, answer, worse, open: !(own || (sameMonth && !worse)) };
  });
}
