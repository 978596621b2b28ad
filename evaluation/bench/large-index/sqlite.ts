import Database from 'libsql';
import { z } from 'zod';
import { searchTerms } from '@/core/language/search-terms';
import type { RecombinedChunk } from './real-text';
import type { Material } from './vectors';

const rowSchema = z.array(z.object({ chunk_id: z.string() }));

/** The same chunks under the same terms in SQLite's full-text search (FTS5), in one file. */
export function openSqlite(file: string, material: Material) {
  const database = new Database(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -200000;');
  database.exec(
    `create virtual table if not exists chunks using fts5 (course, heading, text, chunk_id unindexed, tokenize = "unicode61", detail = 'column')`,
  );
  database.exec('create table if not exists held (course text primary key)');
  const insert = database.prepare('insert into chunks (course, heading, text, chunk_id) values (?, ?, ?, ?)');
  // Weights of the columns as in the index of the product; the course only chooses.
  const search = database.prepare(
    'select chunk_id from chunks where chunks match ? order by bm25(chunks, 0.0, 0.4, 1.0) limit ?',
  );
  return {
    /** A course that a run that was cut has brought in already is left as it is. */
    add(courseId: string, chunks: readonly RecombinedChunk[]): void {
      if (database.prepare('select 1 from held where course = ?').get(courseId)) return;
      database.exec('begin');
      for (const chunk of chunks) {
        const heading = searchTerms(chunk.heading, chunk.language);
        const text = [heading, ...chunk.sentences.map((at) => material.terms[at] ?? [])].flat().join(' ');
        insert.run(courseTerm(chunk.courseId), heading.join(' '), text, chunk.chunkId);
      }
      database.prepare('insert into held (course) values (?)').run(courseId);
      database.exec('commit');
    },
    /** Best first. */
    search(courseId: string, terms: readonly string[], limit: number): string[] {
      if (terms.length === 0) return [];
      const any = terms.map((term) => `"${term.replaceAll('"', '')}"`).join(' OR ');
      const found = search.all(`course : ${courseTerm(courseId)} AND {heading text} : (${any})`, limit);
      return rowSchema.parse(found).map((row) => row.chunk_id);
    },
    close: () => database.close(),
  };
}

/** An id as one word. */
function courseTerm(courseId: string): string {
  return `c${courseId.replaceAll('-', '')}`;
}
