import { configureGlobal, readConfigureGlobal } from 'fast-check';

/**
 * The seed that properties draw from, the same in every run, so that a change alone can make a test fail.
 * `MENO_TEST_SEED` is another whole number, or `random` for a new one each time; a property that fails names its own.
 */
const FIXED = 20_190_919;

const asked = process.env.MENO_TEST_SEED ?? String(FIXED);
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`MENO_TEST_SEED is neither a whole number nor "random": ${asked}`);
  configureGlobal({ ...readConfigureGlobal(), seed });
}
