import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of Linux's /proc are hundredths of a second. */
const MS_PER_TICK = 10;

/** Milliseconds of processor time that all processes started by this one have taken so far (Linux): here the browser's. */
export function browserCpuMs(): number {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
        const fields = stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ')
          .map(Number);
        return [{ pid: Number(name), parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }];
      } catch {
        // The process ended while we looked.
        return [];
      }
    });
  const family = new Set([process.pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid);
  }
  const children = rows.filter((row) => family.has(row.pid) && row.pid !== process.pid);
  return children.reduce((sum, row) => sum + row.ticks, 0) * MS_PER_TICK;
}
