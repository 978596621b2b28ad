import { type FileHandle, open } from 'node:fs/promises';
import { toCsv } from '@/platform/files/to-csv';
import type { ExportForm } from '../../contract';
import type { ToldAnswer } from '../told-answers';
import { dataShopColumns, tableColumns } from './columns';
import { parquetWriter } from './parquet';
import { statementOf } from './xapi';

/** Writes answers into a file as they come. */
export interface AnswerWriter {
  write(answers: readonly ToldAnswer[]): Promise<void>;
  /** The file is whole after it, and on the disk. */
  end(): Promise<void>;
}

export interface FormOptions {
  exportId: string;
  groupNames: readonly string[];
}

/** What a file of each form is called at its end, and as what it is sent. */
export const FORMS: Record<ExportForm, { extension: string; type: string }> = {
  datashop: { extension: 'txt', type: 'text/tab-separated-values; charset=utf-8' },
  xapi: { extension: 'jsonl', type: 'application/x-ndjson' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8; header=present' },
  parquet: { extension: 'parquet', type: 'application/vnd.apache.parquet' },
};

/** Begins a file that only this process's user may read; whatever was there is gone. */
export async function writerOf(form: ExportForm, file: string, options: FormOptions): Promise<AnswerWriter> {
  const handle = await open(file, 'w', 0o600);
  if (form === 'parquet') {
    await handle.close();
    return parquetWriter(file, options.groupNames);
  }
  const lines = linesOf(form, options);
  if (lines.head !== '') await handle.writeFile(lines.head);
  return {
    write: (answers) => append(handle, answers.map(lines.line).join('')),
    async end() {
      await handle.sync();
      await handle.close();
    },
  };
}

async function append(handle: FileHandle, text: string): Promise<void> {
  if (text !== '') await handle.appendFile(text);
}

function linesOf(form: Exclude<ExportForm, 'parquet'>, { exportId, groupNames }: FormOptions) {
  if (form === 'xapi')
    return {
      head: '',
      line: (answer: ToldAnswer) => `${JSON.stringify(statementOf(answer, exportId, groupNames))}\n`,
    };
  if (form === 'datashop') {
    const columns = dataShopColumns(groupNames);
    return {
      head: `${columns.map(({ name }) => plain(name)).join('\t')}\n`,
      line: (answer: ToldAnswer) => `${columns.map(({ value }) => plain(String(value(answer)))).join('\t')}\n`,
    };
  }
  const columns = tableColumns(groupNames);
  return {
    head: toCsv([columns.map(({ name }) => name)]),
    line: (answer: ToldAnswer) =>
      // Without the mark that only the file's beginning has.
      toCsv([columns.map(({ type, value }) => csvCell(type, value(answer)))]).slice(1),
  };
}

function csvCell(type: string, value: string | number | boolean | null): string | number | null {
  if (type === 'time' && typeof value === 'number') return new Date(value).toISOString();
  return typeof value === 'boolean' ? String(value) : value;
}

/** DataShop's form has no quotes: what would end a cell or a line becomes a space. */
const plain = (text: string) => text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ');
