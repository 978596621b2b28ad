import { type ApproachArms, ARMS_SETTINGS } from '@/core/sequencing/approach-arms';
import { approachEffect, shareRight } from '@/core/sequencing/approach-effects';
import { approachPriors } from '@/core/sequencing/approach-prior';
import { thompsonPropensities } from '@/core/sequencing/thompson';
import { type Approach, approachSchema } from '@/features/lessons/contract';
import { type ApproachEffectView, type CourseApproaches, WHOLE_COURSE } from './contract';
import type { Counted } from './count';

/** Fewer lessons with an answer than this say nothing. */
export const LEAST_ANSWERED = 8;

/** What the page is made of, all of it derived rows. */
export interface Facts {
  countedAt: Date | null;
  concepts: readonly { id: string; name: string }[];
  counted: readonly Counted[];
  offered: ReadonlyMap<string, readonly Approach[]>;
  off: ReadonlyMap<string, readonly Approach[]>;
}

const NOTHING = { lessons: 0, answered: 0, right: 0, expected: 0, spread: 0, tried: 0, taught: 0 };
type Cell = typeof NOTHING;
const KEYS = ['lessons', 'answered', 'right', 'expected', 'spread', 'tried', 'taught'] as const;
const WAYS = approachSchema.options;

/** What each way of teaching did, over the course and concept by concept, with intervals (`core/sequencing/approach-effects`). */
export function showApproaches({ countedAt, concepts, counted, offered, off }: Facts): CourseApproaches {
  const cells = new Map<string, Cell>(counted.map((cell) => [`${cell.conceptId} ${cell.approach}`, cell]));
  const cellOf = (conceptId: string, approach: Approach) => cells.get(`${conceptId} ${approach}`) ?? NOTHING;
  const ways = new Map(
    WAYS.map((approach) => {
      const row = concepts.map(({ id }) => cellOf(id, approach));
      return [approach, { effect: approachEffect(row), total: sumOf(row) }];
    }),
  );
  const totalOf = (approach: Approach) => ways.get(approach)?.total ?? NOTHING;
  const isOff = (conceptId: string, approach: Approach): ApproachEffectView['off'] => {
    if (off.get(WHOLE_COURSE)?.includes(approach)) return 'course';
    return off.get(conceptId)?.includes(approach) ? 'concept' : null;
  };
  return {
    countedAt: countedAt?.toISOString() ?? null,
    leastAnswered: LEAST_ANSWERED,
    course: WAYS.map((approach) =>
      viewOf(approach, totalOf(approach), {
        offered: concepts.some(({ id }) => offered.get(id)?.includes(approach)),
        off: isOff(WHOLE_COURSE, approach),
        effect: ways.get(approach)?.effect.overall ?? null,
        chance: null,
      }),
    ),
    concepts: concepts.map(({ id, name }, i) => {
      const open = WAYS.filter((approach) => offered.get(id)?.includes(approach) && isOff(id, approach) === null);
      const chances = chancesOf(open, (approach) => cellOf(id, approach), totalOf);
      return {
        conceptId: id,
        name,
        approaches: WAYS.map((approach) =>
          viewOf(approach, cellOf(id, approach), {
            offered: offered.get(id)?.includes(approach) ?? false,
            off: isOff(id, approach),
            effect: ways.get(approach)?.effect.concepts[i] ?? null,
            chance: chances.get(approach) ?? 0,
          }),
        ),
      };
    }),
  };
}

function viewOf(
  approach: Approach,
  { lessons, answered, right, expected }: Cell,
  rest: Pick<ApproachEffectView, 'offered' | 'off' | 'effect' | 'chance'>,
): ApproachEffectView {
  return {
    approach,
    ...{ lessons, answered, right },
    share: shareRight(right, answered),
    expected: answered > 0 ? expected / answered : null,
    ...rest,
    effect: answered > 0 ? rest.effect : null,
    telling: answered >= LEAST_ANSWERED,
  };
}

function sumOf(cells: readonly Cell[]): Cell {
  const total = { ...NOTHING };
  for (const cell of cells) for (const key of KEYS) total[key] += cell[key];
  return total;
}

/**
 * How likely Thompson sampling takes each way next for a learner of whom nothing is known yet: by prior weights, by what the way did for others on
 * this concept, and elsewhere in the course.
 */
function chancesOf(
  open: readonly Approach[],
  here: (approach: Approach) => Cell,
  everywhere: (approach: Approach) => Cell,
): Map<Approach, number> {
  if (open.length === 0) return new Map();
  const of = (pick: (approach: Approach) => number) => Float64Array.from(open, pick);
  const priors = approachPriors(open, { mode: 'foundational', error: null });
  const arms: ApproachArms = {
    approaches: open.length,
    prior: Float64Array.from(priors, ({ rate }) => rate),
    ...ARMS_SETTINGS,
    taught: of((approach) => everywhere(approach).taught),
    missed: of((approach) => everywhere(approach).tried - everywhere(approach).taught),
    conceptTaught: of((approach) => here(approach).taught),
    conceptMissed: of((approach) => here(approach).tried - here(approach).taught),
  };
  const chances = thompsonPropensities(arms, 0);
  return new Map(open.map((approach, i) => [approach, chances[i] ?? 0]));
}
