import type { Client } from '@/e2e/support/api-client';
import type { MenoProcess } from '@/e2e/support/meno-process';

/** One measured figure with what it is held against. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** Decimals to show, where the usual number of them would hide what is measured. */
  digits?: number;
  aim?: string;
  reference?: { what: string; value: number };
}

export interface BenchContext {
  data: string;
  meno: MenoProcess;
  owner: Client;
  /** Only the sample course: the parts asked for do not need the large ones. */
  sampleOnly: boolean;
  /** Title to id of the courses made so far. */
  courses: Map<string, string>;
}

/** The value below which a share (0 to 1) of the values lies; nearest rank. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
