const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id as an SQL literal. @throws Error when it is no UUID, so that nothing else ever gets into a filter. */
export function quoteId(id: string): string {
  if (!UUID.test(id)) throw new Error(`Not an id: ${id.slice(0, 60)}`);
  return `'${id.toLowerCase()}'`;
}

/** `column IN (…)`; the list must not be empty. */
export function idIn(column: string, ids: readonly string[]): string {
  return `${column} IN (${ids.map(quoteId).join(', ')})`;
}

/** Confines a filter to one district. */
export function inDistrict(districtId: string, rest?: string): string {
  const district = `district_id = ${quoteId(districtId)}`;
  return rest === undefined ? district : `${district} AND ${rest}`;
}
