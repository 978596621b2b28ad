import type { ComposedSection, ComposeInput } from '../contract';
import type { Anchor } from './anchor';
import type { Choice } from './choose';
import { type KeyTerms, keyTermsOf, stepsWithGap, withGaps } from './gaps';
import type { Material } from './material';
import type { Plan } from './plan';
import { anchorSection, type SectionDraft, sectionsOf } from './sections';

/** Sections in which a gap helps to think; a definition is read whole, an example is followed. */
const GAP_KINDS: ReadonlySet<ComposedSection['kind']> = new Set(['explanation', 'caution', 'recap', 'comparison']);

/**
 * Sentences that become gaps where material returns, in any mode: recalling what was read does more for memory than reading it again
 * (Roediger and Karpicke 2006).
 */
const RECALL_GAPS = 3;

/** Puts what was chosen into sections: the definition first, then the plan's order, or another order where material returns. */
export function arrange(
  choice: Choice,
  plan: Plan,
  material: Material,
  anchor: Anchor | null,
  input: ComposeInput,
): SectionDraft[] {
  const sections = sectionsOf(choice.filled, plan, material);
  if (anchor) sections.unshift(anchorSection(anchor, plan));
  const ordered = choice.repeated.length > 0 ? rearranged(sections, plan) : sections;
  const gaps = Math.max(plan.gaps, choice.repeated.length > 0 ? RECALL_GAPS : 0);
  if (gaps === 0) return ordered;
  const names = input.neighbours.map(({ concept }) => concept.name);
  return openGaps(ordered, keyTermsOf(material, names, [input.concept.name, ...input.concept.aliases]), gaps);
}

function rearranged(sections: readonly SectionDraft[], plan: Plan): SectionDraft[] {
  const place = new Map(plan.rearranged.map((kind, i) => [kind, i]));
  return [...sections].sort((a, b) => (place.get(a.kind) ?? 99) - (place.get(b.kind) ?? 99));
}

/** Steps choose their word first, as they have the fewest to choose from. */
function openGaps(sections: readonly SectionDraft[], terms: KeyTerms, count: number): SectionDraft[] {
  const used = new Set<string>();
  const stepped = sections.map((section) =>
    section.kind === 'steps'
      ? { ...section, parts: section.parts.flatMap((part) => stepsWithGap(part, terms, used) ?? [part]) }
      : section,
  );
  let left = count;
  return stepped.map((section) => {
    if (left === 0 || !GAP_KINDS.has(section.kind)) return section;
    const { parts, made } = withGaps(section.parts, terms, left, used);
    left -= made;
    return { ...section, parts };
  });
}
