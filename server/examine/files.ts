import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type SecurityFinding, warn } from './finding';

/** What nobody but Meno's own user may read, where it is there; the database's folder sees to itself. */
const PRIVATE = [
  'secrets.json',
  'models.json',
  'audit-anchors.jsonl',
  'files',
  'search',
  'fits',
  'watched',
  'tls',
  'exports',
];

/** Whether others on this computer can read what is stored. @param backups folder of backups, if one is configured */
export async function examineFiles(dataFolder: string, backups: string | undefined): Promise<SecurityFinding[]> {
  const places = PRIVATE.map((name) => path.join(dataFolder, name));
  if (backups !== undefined) {
    const names = await readdir(backups).catch(() => []);
    places.push(...names.filter((name) => name.startsWith('meno-')).map((name) => path.join(backups, name)));
  }
  const open: string[] = [];
  const foreign: string[] = [];
  const me = process.getuid?.();
  for (const place of places) {
    const found = await stat(place).catch(() => null);
    if (!found) continue;
    if ((found.mode & 0o077) !== 0) open.push(place);
    if (me !== undefined && me !== 0 && found.uid !== me) foreign.push(place);
  }
  const data = await stat(dataFolder);
  if ((data.mode & 0o066) !== 0) open.push(dataFolder);
  return [
    open.length === 0
      ? ok('Files with secrets and with learners’ data are closed to everybody else on this computer')
      : fail(`Others on this computer can read or change: ${open.join(', ')}. Close them with chmod go-rwx.`),
    ...(foreign.length > 0 ? [warn(`These belong to another user: ${foreign.join(', ')}`)] : []),
    ...(me === 0 ? [warn('Meno runs as root. Give it a user of its own.')] : []),
  ];
}
