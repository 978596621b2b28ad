import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of Linux's /proc are hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** CPU seconds of the Meno that listens at `url` so far, its threads and its PostgreSQL processes included (Linux). */
export function cpuSeconds(data: string): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [environment, stat, command] = ['environ', 'stat', 'cmdline'].map((file) =>
        readFileSync(`/proc/${pid}/${file}`, 'latin1'),
      );
      const ours =
        environment?.includes(`MENO_DATA=${data}`) || command?.includes(data) || parentIsPostgresOf(data, stat ?? '');
      if (!ours || !stat) continue;
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // utime, stime and those of children that ended
      ticks += [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
    } catch {
      // The process ended while we looked.
    }
  }
  return ticks / TICKS_PER_SECOND;
}

/** Backends of PostgreSQL rewrite their command line; their parent still names the data folder. */
function parentIsPostgresOf(data: string, stat: string): boolean {
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  if (!parent || !stat.includes('(postgres)')) return false;
  return readFileSync(`/proc/${parent}/cmdline`, 'latin1').includes(data);
}
