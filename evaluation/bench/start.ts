import { spawnSync } from 'node:child_process';
import { startMeno } from '@/e2e/support/meno-process';
import type { BenchContext, Figure } from './figure';

/** From the command to "ready", on a data folder that is in use already. */
export async function benchStart(context: BenchContext): Promise<Figure[]> {
  const seconds: number[] = [];
  for (let time = 0; time < 3; time++) {
    await context.meno.stop();
    const began = performance.now();
    context.meno = await startMeno(context.data);
    seconds.push((performance.now() - began) / 1000);
  }
  const began = performance.now();
  spawnSync(process.execPath, ['-e', 'require("next"); require("@lancedb/lancedb")']);
  const reference = { what: 'Node loading Next.js and LanceDB', value: (performance.now() - began) / 1000 };
  return [
    { what: 'second start to ready, best of 3', value: Math.min(...seconds), unit: 's', aim: '< 5 s', reference },
  ];
}
