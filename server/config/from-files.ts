import { readFileSync } from 'node:fs';
import { settings } from './settings';

type Given = Record<string, string>;

/**
 * Settings that are given as files (`MENO_BACKUP_PASSPHRASE_FILE=/run/secrets/backup`), as containers and systemd hand secrets over, with
 * the text of these files in their place; a line break at its end doesn't count. Any setting can be given so.
 * @returns what is then given, and what is wrong, naming settings and files but no contents.
 */
export function readSettingFiles(given: Given): { given: Given; problems: string[] } {
  const read: Given = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const of = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : null;
    if (of === null || !(of in settings)) {
      read[name] ??= value;
      continue;
    }
    if (of in given) problems.push(`${of}: is set twice, by itself and as ${name}`);
    try {
      read[of] = readFileSync(value, 'utf8').replace(/\r?\n$/, '');
      if (read[of] === '') problems.push(`${name}: the file ${value} is empty`);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error;
      problems.push(`${name}: the file ${value} can't be read (${code})`);
    }
  }
  return { given: read, problems };
}
