import { z } from 'zod';

/** One setting: its schema, and the line that `meno doctor` and the handbook print. */
export interface Setting<S extends z.ZodType> {
  schema: S;
  about: string;
  /** Never printed. */
  secret: boolean;
}

export function setting<S extends z.ZodType>(schema: S, about: string, secret = false): Setting<S> {
  return { schema, about, secret };
}

export const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
