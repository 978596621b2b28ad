import Database from 'libsql';
import { getLoadablePath } from 'sqlite-vec';
import { z } from 'zod';
import { DIMENSIONS } from './vectors';

const rowSchema = z.array(z.object({ rowid: z.number() }));
/** Rows of a course have numbers of their own. */
const MOST_EACH = 100_000;

/** The same vectors in sqlite-vec (vec0, one partition a course), in one file. */
export function openSqliteVec(file: string) {
  const database = new Database(file);
  database.loadExtension(getLoadablePath());
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -200000;');
  database.exec(
    `create virtual table if not exists vectors using vec0(course integer partition key, embedding float[${DIMENSIONS}] distance_metric=cosine)`,
  );
  database.exec('create table if not exists held (course integer primary key)');
  const insert = database.prepare('insert into vectors (rowid, course, embedding) values (?, ?, ?)');
  const search = database.prepare('select rowid from vectors where embedding match ? and k = ? and course = ?');
  const bytesOf = (vector: Float32Array) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
  return {
    /** A course that a run that was cut has brought in already is left as it is. */
    add(course: number, vectors: Float32Array): void {
      if (database.prepare('select 1 from held where course = ?').get(course)) return;
      database.exec('begin');
      for (let row = 0; row * DIMENSIONS < vectors.length; row++) {
        const vector = vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
        insert.run(BigInt(course * MOST_EACH + row), BigInt(course), bytesOf(vector));
      }
      database.prepare('insert into held (course) values (?)').run(course);
      database.exec('commit');
    },
    /** Numbers of chunks in their course, nearest first. */
    search(course: number, vector: Float32Array, limit: number): number[] {
      const found = rowSchema.parse(search.all(bytesOf(vector), BigInt(limit), BigInt(course)));
      return found.map(({ rowid }) => rowid - course * MOST_EACH);
    },
    close: () => database.close(),
  };
}
