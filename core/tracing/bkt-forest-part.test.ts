import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitSkills } from './bkt-fit';
import { fitBkt, fitBktOn } from './bkt-fit-data';
import { evenParts, forestPart } from './bkt-forest-part';
import { createTracingDataBuilder } from './dataset';

const row = fc.record({ learner: fc.nat(6), skill: fc.nat(5), correct: fc.boolean() });

function dataOf(rows: readonly { learner: number; skill: number; correct: boolean }[]) {
  const builder = createTracingDataBuilder();
  for (const [order, { learner, skill, correct }] of rows.entries())
    builder.add({ learner: `l${learner}`, skill: `s${skill}`, item: '', correct, order });
  return builder.build();
}

it('fits the same to the last bit however the skills are shared out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 8 }),
      async (rows, parts) => {
        const data = dataOf(rows);
        const options = {
          seed: 3,
          starts: 3,
          priorStrength: 5,
          givenGuess: Float32Array.from(data.order, (n) => (n % 3) / 5 + 0.1),
        };
        const shared = await fitBktOn(data, options, async (forest, how) => {
          const cuts = evenParts(forest, parts);
          expect(cuts[0]).toBe(0);
          expect(cuts.at(-1)).toBe(forest.skills);
          return cuts.slice(1).flatMap((to, at) => {
            const from = cuts[at] ?? 0;
            expect(to).toBeGreaterThan(from);
            const classes = how.classes?.slice(from, to);
            return fitSkills(forestPart(forest, from, to), {
              ...how,
              firstSkill: from,
              ...(classes ? { classes } : {}),
            });
          });
        });
        const whole = fitBkt(data, options);
        expect(shared.skills).toEqual(whole.skills);
        expect(shared.population).toEqual(whole.population);
        expect(shared.logLikelihood).toBe(whole.logLikelihood);
      },
    ),
    { numRuns: 40, seed: 5 },
  );
});
