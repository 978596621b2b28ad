import type { Client } from 'pg';

export interface TableShape {
  name: string;
  columns: string[];
  /** Identity column whose counter must follow the restored rows. */
  identity: string | null;
}

/** Every table of the product, parents before children, so that rows can be copied in with foreign keys in force. */
export async function tablesInOrder(client: Client): Promise<TableShape[]> {
  const columns = await client.query<{ name: string; columns: string[]; identity: string | null }>(
    `select c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
       max(a.attname::text) filter (where a.attidentity <> '') as identity
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     group by c.relname order by c.relname`,
  );
  const parents = await client.query<{ child: string; parent: string }>(
    `select distinct c.relname as child, p.relname as parent from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname = 'public'`,
  );
  const ordered: TableShape[] = [];
  const done = new Set<string>();
  const visit = (name: string) => {
    if (done.has(name)) return;
    done.add(name);
    for (const edge of parents.rows) if (edge.child === name && edge.parent !== name) visit(edge.parent);
    const shape = columns.rows.find((row) => row.name === name);
    if (shape) ordered.push(shape);
  };
  for (const row of columns.rows) visit(row.name);
  return ordered;
}
