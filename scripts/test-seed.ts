import { configureGlobal, readConfigureGlobal } from 'fast-check';

/**
 * The seed that properties draw from, the same in every run, so that a change alone can make a test fail.
 * `MENO_TEST_SEED` is another whole number, or `random` for a new one each time; a property that fails names its own.
 */
const FIXED = 20_190_919;
/**
 * How many cases a property draws that names no number of its own: the same ones in every run, so that a second fifty would be looked at
 * again and again and tell nothing new. `MENO_TEST_RUNS` is another whole number, best with `MENO_TEST_SEED=random`.
 */
const CASES = 50;

const cases = Number(process.env.MENO_TEST_RUNS ?? CASES);
if (!Number.isInteger(cases) || cases < 1) throw new Error('MENO_TEST_RUNS is not a whole number from 1.');
configureGlobal({ ...readConfigureGlobal(), numRuns: cases });

const asked = process.env.MENO_TEST_SEED ?? String(FIXED);
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`MENO_TEST_SEED is neither a whole number nor "random": ${asked}`);
  configureGlobal({ ...readConfigureGlobal(), seed });
}
