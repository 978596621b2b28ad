import type { Client } from 'pg';

/** How many rows a table has, and a sum over them that doesn't depend on their order. */
export interface Content {
  rows: number;
  sum: string;
}

/** What values look like as text depends on these; the same on both sides of a comparison. */
const SAME_TEXT =
  "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'";

/** To be called once in a transaction before {@link contentOf}. */
export async function beginSums(client: Client): Promise<void> {
  await client.query(SAME_TEXT);
}

/** Rows and the sum, modulo nothing, of 60 bits of the SHA-256 of each row as text: two tables with the same rows have the same, in whatever order these stand. */
export async function contentOf(client: Client, table: string, columns: readonly string[]): Promise<Content> {
  const row = `row(${columns.map((column) => client.escapeIdentifier(column)).join(', ')})::text`;
  const bits = `('x' || left(encode(sha256(convert_to(${row}, 'UTF8')), 'hex'), 15))::bit(60)::bigint`;
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*)::text as rows, coalesce(sum(${bits}), 0)::text as sum from ${client.escapeIdentifier(table)}`,
  );
  return { rows: Number(rows[0]?.rows ?? 0), sum: rows[0]?.sum ?? '0' };
}
