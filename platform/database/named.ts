import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Tx } from './transaction';

const dialect = new PgDialect();

/**
 * Runs a statement as a prepared one. Sessions prepare what comes again by themselves (`prepared.ts`); this is for the few that run
 * hundreds of times a second and that they leave out: with no values, or with more than they take for one row's. A name belongs to one
 * text, with values only as parameters.
 */
export async function executeNamed<Row extends QueryResultRow>(tx: Tx, name: string, statement: SQL): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  const prepared = tx._.session.prepareQuery<{ execute: QueryResult<Row>; all: unknown; values: unknown }>(
    query,
    undefined,
    name,
    false,
  );
  return (await prepared.execute()).rows;
}
