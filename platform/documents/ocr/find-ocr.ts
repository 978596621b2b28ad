import { runProgram } from './run-program';

/** A program that recognises the text of scans, and the languages that it reads. */
export interface Ocr {
  command: string;
  /** As the program takes them: `eng+deu`. */
  languages: string;
}

export interface OcrSettings {
  /** Name or path of the program; `off` for none. */
  command: string;
  /** Languages to read, `eng+deu`; undefined: all that are installed, at most four. */
  languages?: string | undefined;
}

const LOOK_MS = 10_000;
/** More languages at once make it slow and less sure. */
const MOST_LANGUAGES = 4;
/** Data for finding out which way a page is turned and for formulas, no languages. */
const NO_LANGUAGES: ReadonlySet<string> = new Set(['osd', 'equ', 'snum']);

/** Looks for the program; null where it is switched off, not installed or without languages. */
export async function findOcr({ command, languages }: OcrSettings): Promise<Ocr | null> {
  if (command === '' || command === 'off') return null;
  const { code, stdout } = await runProgram(command, ['--list-langs'], { timeoutMs: LOOK_MS, maxBytes: 100_000 });
  if (code !== 0) return null;
  const installed = stdout
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((name) => /^[a-z]{3}(?:_[A-Za-z]+)*$/.test(name) && !NO_LANGUAGES.has(name));
  const wanted = languages === undefined ? installed.slice(0, MOST_LANGUAGES) : languages.split('+');
  const there = wanted.filter((name) => installed.includes(name));
  return there.length > 0 ? { command, languages: there.join('+') } : null;
}
