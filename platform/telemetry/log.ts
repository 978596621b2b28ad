import pino from 'pino';

/** Structured lines on standard error. Never log bodies, cookies, tokens, names or answers: ids only. */
export type Log = pino.Logger;

export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
