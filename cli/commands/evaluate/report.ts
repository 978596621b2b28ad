import { once } from 'node:events';
import { InputError } from '@/evaluation/input/input-error';
import { CommandError } from '../../command-error';

/** Every form of `meno evaluate` has it. */
export interface ReportOptions {
  json?: boolean;
}

/**
 * Runs a measurement and prints its result on standard output, as one JSON object or as a table. Bad input ends the
 * command with exit code 2 and one line.
 */
export async function report(options: ReportOptions, work: () => Promise<object>): Promise<void> {
  const result = await work().catch((error: unknown) => {
    throw error instanceof InputError ? new CommandError(error.message, 2) : error;
  });
  await print(options.json ? `${JSON.stringify(result, plain)}\n` : tableOf(result));
}

/** Waits until a full pipe has taken it all: the process ends after the command, and what is left would be lost. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** One line of progress on standard error. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A whole number from `least` upwards, for commander. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least) {
      throw new CommandError(`${text} is not a whole number of ${least} or more.`, 2);
    }
    return value;
  };
}

/** Typed arrays as lists; JSON has no NaN and writes null for it. */
function plain(_key: string, value: unknown): unknown {
  return value instanceof Float64Array || value instanceof Int32Array ? Array.from(value) : value;
}

/** Name and value of each figure; lists of objects as a table of their own, other nested values are left to --json. */
function tableOf(result: object): string {
  const entries = Object.entries(result);
  const single = entries.filter(([, value]) => value !== undefined && !isNested(value));
  const width = Math.max(0, ...single.map(([name]) => name.length));
  const lines = single.map(([name, value]) => `${name.padEnd(width)}  ${shown(value)}`);
  for (const [name, value] of entries) {
    if (isRecords(value)) lines.push('', `${name}:`, ...rowsOf(value));
  }
  return `${lines.join('\n')}\n`;
}

function rowsOf(records: readonly object[]): string[] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const cells = [names, ...records.map((record) => names.map((name) => shown(Reflect.get(record, name))))];
  const widths = names.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isRecords(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => isNested(each) && !Array.isArray(each));
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number') return isNested(value) ? JSON.stringify(value, plain) : String(value);
  if (Number.isNaN(value)) return 'not defined';
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? value.toFixed(1) : value.toFixed(4);
}
