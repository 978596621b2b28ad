import { POPULATION, type Population } from '@/core/simulation/population';

/**
 * Newcomers who are unlike those of the simulated classes, in one way each: so that a placement isn't tuned to people whom the simulation happens to
 * draw.
 */
export const NEWCOMERS: Readonly<Record<string, Population>> = {
  usual: POPULATION,
  'know less': withInitial({ logit: -1 }),
  'know more': withInitial({ logit: 1.5 }),
  alike: withInitial({ learnerDeviation: 0.6 }),
  'concepts differ': withInitial({ conceptDeviation: 1.3 }),
  'prerequisites matter less': { ...POPULATION, initialWithoutPrerequisite: 0.5 },
  'prerequisites tell nothing': { ...withInitial({ logit: -0.6 }), initialWithoutPrerequisite: 1 },
  'guess seldom': { ...POPULATION, guess: { ...POPULATION.guess, logit: -2 } },
};

function withInitial(initial: Partial<Population['initial']>): Population {
  return { ...POPULATION, initial: { ...POPULATION.initial, ...initial } };
}
