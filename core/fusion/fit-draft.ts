import type { CourseTerm } from '../readability/new-terms';
import { termsIn } from '../readability/new-terms';
import { fitLength } from './fit-length';
import { fitParagraph } from './fit-paragraph';
import { costOf } from './measure-draft';
import type { Excess, FitAction, FusionBlock, FusionContext, FusionSection, FusionState } from './types';

/** What fitting may ask for; everything it gets is taken as checked already. */
export interface FusionTools<B extends FusionBlock> {
  /** The paragraph in plainer or fewer words, grounded like the first; null where there is none to be had, `not_now` where nobody was asked. Asked once a paragraph at most. */
  simplify(block: B, because: readonly Excess[]): Promise<B | null | 'not_now'>;
  /** The material's own definition of a term, as a set; `there` where the block beside it says it already, null where the material has none. */
  define(term: CourseTerm, beside: B): B | 'there' | null;
  /** The block with other words, resting on the same passages. */
  reworded(block: B, markdown: string): B;
}

/** Paragraphs of one lesson that the model is asked to write anew, and terms that are defined on the way, at most. */
export const MOST_SIMPLIFIED = 3;
export const MOST_DEFINED = 2;

/** A lesson before its first section; `met`: ids of the terms that the learner knows or has met. */
export function emptyState(met: ReadonlySet<string>): FusionState {
  return { words: 0, met, simplified: 0, defined: 0, kinds: [] };
}

/**
 * Brings one section into the ranges that hold, after what the lesson has so far, so that it can be shown while the next one is being written. In this order:
 * praise and exclamations out; paragraphs that are too hard or too long written anew once, else their sentences cut where that is safe; terms
 * that come too fast defined in the material's own words; and of what is too long the least needed dropped.
 *
 * @returns the section, or null where nothing of it is left, the state after it, and what was done.
 */
export async function fitSection<B extends FusionBlock>(
  section: FusionSection<B>,
  state: FusionState,
  context: FusionContext,
  tools: FusionTools<B>,
): Promise<{ section: FusionSection<B> | null; state: FusionState; actions: FitAction[] }> {
  const actions: FitAction[] = [];
  let { simplified, defined } = state;
  const met = new Set(state.met);
  const blocks: B[] = [];
  for (const [index, block] of section.blocks.entries()) {
    const place = { section: section.kind, block: index };
    const fitted = await fitParagraph(block, context, tools, simplified < MOST_SIMPLIFIED);
    simplified += fitted.asked ? 1 : 0;
    actions.push(...fitted.actions.map((action) => ({ ...place, ...action })));
    for (const piece of fitted.blocks) {
      const fresh = termsIn(piece.markdown, context.terms, context.language).filter(({ id }) => !met.has(id));
      const { definitions, open } = define(fresh, piece, context, tools, MOST_DEFINED - defined);
      defined += definitions.length;
      blocks.push(...definitions, piece);
      for (const { id } of fresh) met.add(id);
      if (open > context.ranges.newTerms) {
        const excess: Excess = { what: 'new_terms', measured: open, bound: context.ranges.newTerms };
        actions.push({ what: definitions.length > 0 ? 'term_defined' : 'kept', ...place, because: [excess] });
      }
    }
  }
  const fitted = fitLength({ kind: section.kind, blocks }, state, context.ranges);
  actions.push(...fitted.actions);
  const words = fitted.section?.blocks.reduce((sum, block) => sum + costOf(block), 0) ?? 0;
  return {
    section: fitted.section,
    actions,
    state: {
      words: state.words + words,
      met: fitted.section ? met : state.met,
      simplified,
      defined,
      kinds: fitted.section ? [...state.kinds, section.kind] : state.kinds,
    },
  };
}

/** Definitions of as many of the terms as are too many, where the material has them; `open`: terms that the paragraph itself does not define. */
function define<B extends FusionBlock>(
  fresh: readonly CourseTerm[],
  piece: B,
  { ranges }: FusionContext,
  tools: FusionTools<B>,
  left: number,
): { definitions: B[]; open: number } {
  if (piece.form === 'set' || fresh.length <= ranges.newTerms) return { definitions: [], open: 0 };
  const found = fresh.map((term) => tools.define(term, piece)).filter((each) => each !== 'there');
  const most = Math.max(0, Math.min(left, found.length - ranges.newTerms));
  return { definitions: found.flatMap((each) => each ?? []).slice(0, most), open: found.length };
}

/** {@link fitSection} over a whole draft. */
export async function fitDraft<B extends FusionBlock>(
  sections: readonly FusionSection<B>[],
  met: ReadonlySet<string>,
  context: FusionContext,
  tools: FusionTools<B>,
): Promise<{ sections: FusionSection<B>[]; actions: FitAction[] }> {
  let state = emptyState(met);
  const fitted: FusionSection<B>[] = [];
  const actions: FitAction[] = [];
  for (const section of sections) {
    const one = await fitSection(section, state, context, tools);
    state = one.state;
    actions.push(...one.actions);
    if (one.section) fitted.push(one.section);
  }
  return { sections: fitted, actions };
}
