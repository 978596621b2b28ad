import fc from 'fast-check';
import type { FittedBktParameters } from '../bkt-parameters';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Any parameters that a fit may give. */
export const anyParameters: fc.Arbitrary<FittedBktParameters> = fc.record({
  pInit: between(0.001, 0.999),
  pLearn: between(0.0001, 0.999),
  pForget: between(0, 0.5),
  pSlip: between(0.001, 0.49),
  pGuess: between(0.001, 0.5),
});

/** One learner's answers to one skill, as 0 and 1. */
export const anyHistory = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom('0', '1'), minLength: 1, maxLength });
