import { InputError } from './input-error';
import type { CsvRow } from './read-csv';

/** A finite number, written as JSON writes numbers. @throws InputError */
export function numberCell(file: string, row: CsvRow, column: string): number {
  const text = row.cell(column);
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) {
    throw new InputError(file, row.number, `${column} should be a number, and is ${shown(text)}`);
  }
  return value;
}

/** 0 or 1. @throws InputError */
export function binaryCell(file: string, row: CsvRow, column: string): boolean {
  const text = row.cell(column);
  if (text === '1' || text === '0') return text === '1';
  const value = text === '' ? Number.NaN : Number(text);
  if (value !== 0 && value !== 1) {
    throw new InputError(file, row.number, `${column} should be 0 or 1, and is ${shown(text)}`);
  }
  return value === 1;
}

/** Anything but nothing. @throws InputError */
export function nameCell(file: string, row: CsvRow, column: string): string {
  const text = row.cell(column);
  if (text === '') throw new InputError(file, row.number, `${column} is empty`);
  return text;
}

function shown(text: string): string {
  return text === '' ? 'empty' : JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
