/** What a check found, in one line. `warn`: to be thought about, and no fault in every school. */
export interface SecurityFinding {
  level: 'ok' | 'warn' | 'fail';
  words: string;
}

export const ok = (words: string): SecurityFinding => ({ level: 'ok', words });
export const warn = (words: string): SecurityFinding => ({ level: 'warn', words });
export const fail = (words: string): SecurityFinding => ({ level: 'fail', words });
