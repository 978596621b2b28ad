import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Tx } from './transaction';

const dialect = new PgDialect();

/**
 * Runs a statement as a prepared one: PostgreSQL parses and plans it once for each connection and name. For the few
 * statements that run hundreds of times a second; a name belongs to one text, with values only as parameters.
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
