import { createHash } from 'node:crypto';
import { NodePgSession } from 'drizzle-orm/node-postgres';
import type { PgDialect, PgPreparedQuery, PreparedQueryConfig } from 'drizzle-orm/pg-core';
import type { PoolClient } from 'pg';

type Session = NodePgSession<Record<string, never>, Record<string, never>>;
type PrepareArguments = Parameters<Session['prepareQuery']>;

/** Asked for as often as this, a statement is prepared: what is asked once isn't worth a plan that is kept. */
const PREPARED_FROM = 3;
/** Statements that are prepared at most; each connection keeps those that it ran. */
const PREPARED_AT_MOST = 400;
/** A text with more values is a list of ids or rows whose length, and so its text, is another one next time. */
const MOST_VALUES = 24;
/** A limit that comes as a value (`withLimitSpelt` leaves those inside of a statement). */
const MOVING_LIMIT = / limit \$\d/;
/** Texts that are counted at a time; when there are more, counting begins anew. */
const COUNTED_AT_MOST = 4000;

/** Gives statements that come again the name under which each connection keeps them prepared. */
export interface StatementNames {
  /** The name of a statement, or nothing while it is asked in full. */
  nameOf(text: string, values: number): string | undefined;
}

/** Names of one database. They follow from the texts, since connections are shared with others that name theirs. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  return {
    nameOf(text, values) {
      const known = names.get(text);
      if (known) return known;
      // Without values a text may be several statements, which can't be prepared as one.
      if (values === 0 || values > MOST_VALUES || names.size >= PREPARED_AT_MOST || MOVING_LIMIT.test(text))
        return undefined;
      const times = (seen.get(text) ?? 0) + 1;
      if (times < PREPARED_FROM) {
        if (seen.size >= COUNTED_AT_MOST) seen.clear();
        seen.set(text, times);
        return undefined;
      }
      seen.delete(text);
      const name = `meno_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
      names.set(text, name);
      return name;
    },
  };
}

/**
 * A session whose statements are prepared when they come again: with row-level security PostgreSQL plans the policies' conditions
 * together with each statement, which takes longer than most statements run; a prepared one is planned a few times and then kept.
 */
export class PreparingSession extends NodePgSession<Record<string, never>, Record<string, never>> {
  constructor(
    client: PoolClient,
    dialect: PgDialect,
    private readonly names: StatementNames,
  ) {
    super(client, dialect, undefined);
  }

  override prepareQuery<T extends PreparedQueryConfig = PreparedQueryConfig>(
    query: PrepareArguments[0],
    fields: PrepareArguments[1],
    name: PrepareArguments[2],
    inArrays: PrepareArguments[3],
    mapper?: (rows: unknown[][]) => T['execute'],
    metadata?: PrepareArguments[5],
    cacheConfig?: PrepareArguments[6],
  ): PgPreparedQuery<T> {
    const spelt = name ? query : withLimitSpelt(query);
    const known = name ?? this.names.nameOf(spelt.sql, spelt.params.length);
    return super.prepareQuery(spelt, fields, known, inArrays, mapper, metadata, cacheConfig);
  }
}

/**
 * A statement with its last limit as a number. A plan that is kept for every limit is made for a tenth of all rows, whatever is asked
 * for, and can be many times slower than one for the first row or the first fifty.
 */
function withLimitSpelt<Q extends PrepareArguments[0]>(query: Q): Q {
  const limit = query.params.at(-1);
  const end = ` limit $${query.params.length}`;
  if (!Number.isSafeInteger(limit) || !query.sql.endsWith(end)) return query;
  return {
    ...query,
    sql: `${query.sql.slice(0, -end.length)} limit ${limit}`,
    params: query.params.slice(0, -1),
  };
}
