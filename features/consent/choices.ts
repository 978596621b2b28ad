import {
  type Choice,
  type Choices,
  type ConsentDecision,
  type ConsentSettings,
  IN_USE,
  type Purpose,
  purposes,
} from './contract';
import { allowedBy, inForce } from './in-force';
import { currentOf, type Texts } from './store-rules';

/** What choices are shown from, as it was read. */
export interface ChoiceFacts {
  settings: ConsentSettings;
  texts: Texts;
  ofAge: boolean;
  /** The learner's, the oldest first. */
  decisions: readonly ConsentDecision[];
}

/** A learner's choices, as the learner sees them (`learner`), or as who records their guardian's word (`guardian`). Pure. */
export function choicesOf(facts: ChoiceFacts, reader: 'learner' | 'guardian'): Choices {
  const { ageFrom, minorsMayRefuse } = facts.settings;
  return {
    ...{ ofAge: facts.ofAge, ageFrom, minorsMayRefuse },
    items: purposes.map((purpose) => choiceOf(facts, purpose, reader)),
  };
}

function choiceOf(facts: ChoiceFacts, purpose: Purpose, reader: 'learner' | 'guardian'): Choice {
  const { text, binding, asksAll } = currentOf(facts.texts, purpose);
  const decisions = facts.decisions.filter((each) => each.purpose === purpose);
  const decided = inForce(decisions, binding);
  const lapsed = decided === null && inForce(decisions, 1) !== null;
  const allowed = allowedBy(decided, facts.settings.standards[purpose]);
  return {
    ...{ purpose, allowed, decided, text },
    inUse: IN_USE.has(purpose),
    needsDecision: decided === null && (asksAll || lapsed) && (reader === 'guardian' ? !facts.ofAge : true),
    mayAllow: reader === 'guardian' ? !facts.ofAge : facts.ofAge || (!allowed && mayDecide(facts, purpose, true)),
    mayRefuse: reader === 'guardian' ? !facts.ofAge : mayDecide(facts, purpose, false),
    history: [...decisions].reverse(),
  };
}

/**
 * Whether a learner may say so themself: of age, or, where the district lets younger ones say no, to say no and to take their own no back. They
 * can't give a yes that their guardian, or the district for everyone, hasn't given.
 */
export function mayDecide(
  { settings, texts, ofAge, decisions }: ChoiceFacts,
  purpose: Purpose,
  allowed: boolean,
): boolean {
  if (ofAge) return true;
  if (!settings.minorsMayRefuse) return false;
  if (!allowed) return true;
  const { binding } = currentOf(texts, purpose);
  const all = decisions.filter((each) => each.purpose === purpose);
  return allowedBy(inForce(withoutOwnNo(all), binding), settings.standards[purpose]);
}

/** As if a learner under age had taken their own no back. */
const withoutOwnNo = (decisions: readonly ConsentDecision[]) => decisions.filter(({ as }) => as === 'guardian');
