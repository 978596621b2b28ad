import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeFuzz, type FuzzResult, runFuzz } from './run-fuzz';
import { FUZZED_FORMATS, type FuzzedFormat } from './seeds';

/** Milliseconds from which on the slowest file is worth a look. */
const SLOW = 3_000;

/**
 * `npm run fuzz [-- format …] [--count 2000] [--from 0] [--seed 1] [--seconds 540] [--keep folder]`: reads broken files of each format and prints a row of
 * outcomes for each; no file is begun after so many seconds for a format. A file that broke a promise is told at once, and kept where a folder is named; the exit status is then 1.
 */
async function main(): Promise<void> {
  const { formats, numbers, keep } = argumentsOf(process.argv.slice(2));
  let broken = false;
  for (const format of formats) {
    const result = await runFuzz(format, {
      count: numbers.count,
      from: numbers.from,
      seed: numbers.seed,
      budgetMs: numbers.seconds * 1_000,
    });
    process.stdout.write(`${rowOf(result)}\n`);
    if (result.slowest > SLOW) process.stdout.write(`  slowest: file ${result.slowestIndex}\n`);
    for (const problem of result.problems) {
      broken = true;
      process.stdout.write(`  file ${problem.index} (${problem.path}): ${problem.what.slice(0, 2_000)}\n`);
      if (keep === null) continue;
      mkdirSync(keep, { recursive: true });
      writeFileSync(
        path.join(keep, `${format}-${numbers.seed}-${problem.index}${path.extname(problem.path)}`),
        problem.bytes,
      );
    }
  }
  await closeFuzz();
  process.exitCode = broken ? 1 : 0;
}

function rowOf({ format, files, outcomes, problems, slowest, total }: FuzzResult): string {
  const read = outcomes.get('read') ?? 0;
  const refused = [...outcomes].filter(([outcome]) => outcome !== 'read').sort(([, a], [, b]) => b - a);
  const words = refused
    .map(([outcome, count]) => `${outcome.replace('_', ' ')} ${count.toLocaleString('en')}`)
    .join(', ');
  return `| ${format} | ${files.toLocaleString('en')} | ${read.toLocaleString('en')} | ${words || '–'} | ${problems.length} | ${(total / files).toFixed(0)} | ${slowest.toFixed(0)} |`;
}

function argumentsOf(given: readonly string[]): {
  formats: readonly FuzzedFormat[];
  numbers: { count: number; from: number; seed: number; seconds: number };
  keep: string | null;
} {
  const numbers = { count: 2_000, from: 0, seed: 1, seconds: 540 };
  const formats: FuzzedFormat[] = [];
  let keep: string | null = null;
  for (let i = 0; i < given.length; i++) {
    const word = given[i] ?? '';
    const option = /^--(count|from|seed|seconds)$/.exec(word)?.[1];
    const format = FUZZED_FORMATS.find((each) => each === word);
    if (option === 'count' || option === 'from' || option === 'seed' || option === 'seconds')
      numbers[option] = numberOf(given[++i] ?? '');
    else if (word === '--keep') keep = given[++i] ?? null;
    else if (format) formats.push(format);
    else throw new Error(`There is no format ${word}. Formats: ${FUZZED_FORMATS.join(', ')}.`);
  }
  return { formats: formats.length > 0 ? formats : FUZZED_FORMATS, numbers, keep };
}

function numberOf(word: string): number {
  const value = Number(word);
  if (!Number.isInteger(value) || value < 0) throw new Error(`not a number of files: ${word}`);
  return value;
}

await main();
