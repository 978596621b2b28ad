import type { UnsupportedReason } from '../reasons';
import type { Aligned } from './aligned';
import { ofOrder, ofSequence } from './order';
import { ofSlots } from './slots';
import { ofCues, ofSmallWords } from './small-words';
import { ofWords } from './words';

/**
 * Measures of how a sentence lies on its span, by name: what is missing, what stands elsewhere, what has another order, which small words differ. Each is
 * finite, most between 0 and 1.
 */
export function featuresOf(aligned: Aligned): Record<string, number> {
  const plain = {
    ...ofRules(aligned),
    ...ofWords(aligned),
    ...ofOrder(aligned),
    ...ofSmallWords(aligned),
    ...ofSlots(aligned),
    ...ofSequence(aligned),
    ...ofCues(aligned),
  };
  return { ...plain, ...ofCloseness(plain) };
}

function ofRules({ reasons, clean, alone, span, items }: Aligned): Record<string, number> {
  const has = (reason: UnsupportedReason) => (reasons.includes(reason) ? 1 : 0);
  return {
    ruleNumber: has('number'),
    ruleNegation: has('negation'),
    ruleQuantifier: has('quantifier'),
    ruleName: has('name'),
    ruleTerm: has('term'),
    lowCoverage: has('coverage'),
    clean,
    coverage: span.coverage,
    missing: Math.sqrt(1 - span.coverage),
    alone,
    joined: span.coverage - alone,
    units: span.units.length - 1,
    length: Math.log(1 + items.length),
  };
}

/** What is out of place weighs more, the closer a sentence otherwise keeps to the words of its span. */
function ofCloseness(plain: Record<string, number>): Record<string, number> {
  const of = (name: string) => plain[name] ?? 0;
  const close = of('near') * of('exact');
  const out: Record<string, number> = { closeness: close };
  for (const name of [
    'oneOpen',
    'foreign',
    'elsewhere',
    'filledKnown',
    'filled',
    'addedKnown',
    'edgeKnown',
    'inversions',
    'cueMore',
    'cueLess',
    'better',
    'otherFront',
    'termOpen',
    'direction',
    'unmet',
    'strangers',
    'strangerFront',
    'strangerEnd',
    'cueOdd',
    'smallMore',
    'smallLess',
    'modal',
    'context',
  ])
    out[`${name}Close`] = close * of(name);
  out.turnedClose = close * (1 - of('order'));
  return out;
}
