import type { ToldAnswer } from '../told-answers';

/** `.invalid` is nobody's (RFC 2606): addresses in statements name, they lead nowhere. */
const BASE = 'https://meno.invalid';

/** One answer as a statement of xAPI 1.0.3 (ADL), its actor an account by pseudonym in a system that is this export alone. */
export function statementOf(answer: ToldAnswer, exportId: string, groupNames: readonly string[]) {
  const groups = Object.fromEntries(
    groupNames.map((name, i) => [`${BASE}/xapi/group/${encodeURIComponent(name)}`, answer.groups[i] ?? '']),
  );
  return {
    id: answer.statementId,
    actor: {
      objectType: 'Agent',
      account: { homePage: `${BASE}/exports/${exportId}`, name: answer.learner },
    },
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
    object: {
      objectType: 'Activity',
      id: `${BASE}/exports/${exportId}/${answer.item}`,
      definition: { type: 'http://adlnet.gov/expapi/activities/cmi.interaction', name: { en: answer.concept } },
    },
    result: {
      success: answer.correct,
      score: { scaled: answer.score },
      duration: `PT${answer.seconds}S`,
      ...(answer.response === null ? {} : { response: answer.response }),
    },
    context: {
      contextActivities: { grouping: [{ id: `${BASE}/exports/${exportId}/${answer.course}` }] },
      extensions: {
        [`${BASE}/xapi/concept`]: answer.concept,
        [`${BASE}/xapi/item-kind`]: answer.itemKind,
        [`${BASE}/xapi/session`]: answer.session,
        [`${BASE}/xapi/presentation`]: answer.presentation,
        [`${BASE}/xapi/attempt`]: answer.attempt,
        [`${BASE}/xapi/hints`]: answer.hints,
        [`${BASE}/xapi/evidence`]: answer.evidence,
        [`${BASE}/xapi/mastery-before`]: answer.masteryBefore,
        [`${BASE}/xapi/mastery-after`]: answer.masteryAfter,
        [`${BASE}/xapi/school`]: answer.school,
        [`${BASE}/xapi/class`]: answer.class,
        [`${BASE}/xapi/age`]: answer.age,
        ...groups,
      },
    },
    timestamp: new Date(answer.at).toISOString(),
  };
}
