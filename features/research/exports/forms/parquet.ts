import { open } from 'node:fs/promises';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { ToldAnswer } from '../told-answers';
import { type ColumnType, tableColumns } from './columns';
import type { AnswerWriter } from './writer';

/** Rows that are kept until a group of them is written. */
const GROUP_ROWS = 20_000;

/** Parquet with a group of rows at a time, so that no export has to fit into memory. */
export function parquetWriter(file: string, groupNames: readonly string[]): AnswerWriter {
  const columns = tableColumns(groupNames);
  const out = fileWriter(file);
  const writer = new ParquetWriter({
    writer: out,
    createdBy: 'Meno',
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...SCHEMA[type] })),
    ],
  });
  let waiting: ToldAnswer[] = [];
  async function flush(): Promise<void> {
    const rows = waiting;
    waiting = [];
    await writer.write({
      columnData: columns.map(({ name, type, value }) => ({ name, data: rows.map((row) => cell(type, value(row))) })),
      rowGroupSize: GROUP_ROWS,
    });
  }
  return {
    async write(answers) {
      for (const each of answers) {
        waiting.push(each);
        if (waiting.length >= GROUP_ROWS) await flush();
      }
    },
    async end() {
      if (waiting.length > 0) await flush();
      await writer.finish();
      const handle = await open(file, 'r+');
      await handle.sync();
      await handle.close();
    },
  };
}

const SCHEMA = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  'yes-no': { type: 'BOOLEAN' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<ColumnType, object>;

function cell(type: ColumnType, value: string | number | boolean | null) {
  return type === 'time' && typeof value === 'number' ? new Date(value) : value;
}
