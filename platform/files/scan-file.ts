import { spawn } from 'node:child_process';

/** What a scanner said of a file: nothing found, something found, or it could not look. */
export type ScanVerdict = 'clean' | 'harmful' | 'failed';

export interface ScannerOptions {
  /** Program and arguments, words with blanks in quotation marks; the file's path is put behind. No shell reads it. */
  command: string;
  /** Longer than this, in milliseconds, it may not look at one file. */
  limitMs: number;
  /** Is told why a file could not be looked at. */
  report(error: Error): void;
}

/**
 * Makes what looks at one file for harm by a program of the administrator, such as `clamdscan --fdpass --no-summary`. Its exit code decides, as scanners agree on: 0 nothing
 * found, 1 something found; anything else, a program that isn't there and one that takes too long have not looked.
 * @throws Error when the command has no program.
 */
export function createFileScanner(options: ScannerOptions): (file: string) => Promise<ScanVerdict> {
  const [program, ...given] = wordsOf(options.command);
  if (program === undefined) throw new Error('The command that looks at uploads names no program.');
  return (file) =>
    new Promise((resolve) => {
      const failed = (why: string) => {
        options.report(new Error(`An upload could not be looked at by ${program}: ${why}`));
        resolve('failed');
      };
      const child = spawn(program, [...given, file], {
        stdio: 'ignore',
        // It needs nothing of Meno's settings, secrets among them.
        env: {
          NODE_ENV: 'production',
          PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          LANG: 'C.UTF-8',
        },
        timeout: options.limitMs,
        killSignal: 'SIGKILL',
      });
      child.once('error', (error) => failed(error.message));
      child.once('exit', (code, signal) => {
        if (code === 0) resolve('clean');
        else if (code === 1) resolve('harmful');
        else failed(signal ? `it was stopped after ${options.limitMs / 1000} seconds` : `it ended with ${code}`);
      });
    });
}

/** Words of a command; those in single or double quotation marks may hold blanks. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
