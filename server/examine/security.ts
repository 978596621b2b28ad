import { readAnchors } from '@/features/governance/service/anchors';
import { systemActor } from '@/platform/database/transaction';
import { readModelsConfig } from '@/platform/models/config-file';
import type { Foundation } from '../foundation';
import type { Services } from '../services';
import { examineAccounts } from './accounts';
import { examineDatabase } from './database';
import { examineFiles } from './files';
import { fail, ok, type SecurityFinding, warn } from './finding';
import { examineLine } from './line';
import { examineScanner } from './scanner';
import { examineVersions } from './versions';

const HOUR_MS = 3600 * 1000;
/** A day may be missed at the change of summer time. */
const RECENT_HOURS = 36;

/** Services by which it is looked at. */
export type ExaminedServices = Pick<Services, 'backups' | 'governance'>;

/** Everything about safety that can be found out from inside, without changing anything. Each finding comes of a look, none of a setting alone where a look is possible. */
export async function examineSecurity(
  foundation: Foundation,
  services: ExaminedServices,
  districtId: string,
  now: Date,
): Promise<SecurityFinding[]> {
  const { config, database } = foundation;
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  const findings = [
    ...(await examineFiles(config.MENO_DATA, config.MENO_BACKUP_FOLDER)),
    ...(await examineLine(config, now)),
    ...(await examineDatabase(foundation)),
    ...examineVersions(process.version, rows[0]?.server_version ?? '', now),
    ...examineModelHosts(config.MENO_DATA),
    await examineScanner(config),
  ];
  if (districtId === '') {
    findings.push(
      /^(localhost|127\.|::1$)/.test(config.MENO_HOST)
        ? warn('Not set up yet: whoever opens it first becomes its administrator')
        : fail('Not set up yet, and open to the network: whoever opens it first becomes its administrator'),
    );
    return findings;
  }
  return [
    ...findings,
    ...(await examineAccounts(database, districtId)),
    ...(await examineBackups(services, foundation, districtId, now)),
    await examineTrail(services, foundation, districtId),
    await examineClock(foundation, districtId),
  ];
}

/** Where words of learners may go: models outside of this process. */
function examineModelHosts(dataFolder: string): SecurityFinding[] {
  let config: ReturnType<typeof readModelsConfig>;
  try {
    config = readModelsConfig(dataFolder);
  } catch (error) {
    return [warn(`models.json can’t be read: ${error instanceof Error ? error.message : String(error)}`)];
  }
  const hosts = config.models.flatMap((entry) => (entry.kind === 'openai' ? [new URL(entry.url)] : []));
  if (hosts.length === 0) return [ok('No language model outside of this process')];
  return hosts.map((url) => {
    const near = /^(localhost|127\.|\[::1\]|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(url.hostname);
    if (!near && url.protocol === 'http:')
      return fail(`The language model at ${url.host} is asked over plain http: learners’ words can be read on the way`);
    return near
      ? ok(`The language model at ${url.host} is in the school’s own network`)
      : warn(`The language model at ${url.host} is outside: what learners ask goes there`);
  });
}

async function examineBackups(
  services: ExaminedServices,
  { database, config }: Foundation,
  districtId: string,
  now: Date,
): Promise<SecurityFinding[]> {
  const status = await database.transaction(systemActor(districtId), services.backups.status);
  if (!status.schedule) return [fail('No backup is made by itself (MENO_BACKUP_FOLDER, MENO_BACKUP_PASSPHRASE)')];
  const sound = status.items.find(({ state }) => state === 'sound');
  const findings = [
    config.MENO_BACKUP_PASSPHRASE === undefined ? fail('Backups are not encrypted') : ok('Backups are encrypted'),
    sound === undefined
      ? fail('There is no backup that was restored on trial and found whole')
      : now.getTime() - Date.parse(sound.beganAt) > RECENT_HOURS * HOUR_MS
        ? fail(`The newest whole backup is of ${sound.beganAt}`)
        : sound.check?.restored
          ? ok(`The newest backup, of ${sound.beganAt}, was restored on trial and found whole`)
          : warn(
              `The newest backup, of ${sound.beganAt}, was proved but not restored on trial: the user of DATABASE_URL may not make a database`,
            ),
  ];
  if (status.warnings.includes('sameDisk')) findings.push(warn('Backups are on the same disk as the data'));
  if (status.warnings.includes('archiveFails'))
    findings.push(fail('PostgreSQL’s own archive has failed since it last worked'));
  return findings;
}

async function examineTrail(
  services: ExaminedServices,
  { config }: Foundation,
  districtId: string,
): Promise<SecurityFinding> {
  const { chain } = await services.governance.anchor(districtId);
  const verdict = await services.governance.verify(districtId, await readAnchors(config.MENO_DATA, chain));
  return verdict.sound
    ? ok(`The audit trail is one unbroken chain of ${verdict.head.place} records`)
    : fail(`The audit trail is broken at record ${verdict.place}; run \`meno audit verify\``);
}

/** A clock that runs behind what was written down makes sessions, one-time codes and the trail wrong. */
async function examineClock({ database }: Foundation, districtId: string): Promise<SecurityFinding> {
  const { rows } = await database.transaction(systemActor(districtId), (tx) =>
    tx.execute<{ newest: string | null; there: string }>(
      `select (select max(at) from audit_records)::text as newest, clock_timestamp()::text as there`,
    ),
  );
  // The looks before this one may have taken a while.
  const here = Date.now();
  const newest = rows[0]?.newest ? Date.parse(rows[0].newest) : 0;
  const apart = Math.abs(Date.parse(rows[0]?.there ?? '') - here);
  if (newest - here > 60_000) return fail('This computer’s clock is behind the newest record of the audit trail');
  if (apart > 5_000) return fail(`The clocks of Meno and its database are ${Math.round(apart / 1000)} seconds apart`);
  return ok('The clock agrees with the database and with what was written down before');
}
