import type { Command } from 'commander';
import { describeConfig } from '@/server/config/read-config';
import { examine } from '@/server/doctor';
import type { SecurityFinding } from '@/server/examine/finding';
import { examineSecurity } from '@/server/examine/security';
import { version } from '@/server/version';
import { withMeno } from '../open';
import { recordCommand, WHOLE_DISTRICT } from '../record-command';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('say what runs, with which settings, and prove that what is stored is consistent')
    .option('--json', 'as JSON')
    .option('--security', 'look at everything about safety: files, the line, the database, accounts, backups, versions')
    .action(async (options: { json?: boolean; security?: boolean }) => {
      await withMeno(
        async (opened) => {
          const { foundation, services, districtId, serverRuns } = opened;
          if (options.security) {
            const found = await examineSecurity(foundation, services, districtId, new Date());
            await recordCommand(opened, 'doctor --security', {
              kind: 'read',
              record: 'everything',
              scope: WHOLE_DISTRICT,
            });
            tellSecurity(found, options.json === true);
            return;
          }
          const findings = await examine(foundation, services, districtId);
          await recordCommand(opened, 'doctor', { kind: 'read', record: 'everything', scope: WHOLE_DISTRICT });
          const settings = describeConfig(foundation.config);
          const healthy = findings.every((finding) => finding.ok);
          if (options.json)
            print(JSON.stringify({ version, node: process.version, serverRuns, settings, findings, healthy }, null, 2));
          else {
            print(
              `Meno ${version} on Node ${process.version}; ${serverRuns ? 'a server runs on this data folder' : 'no server runs on this data folder'}.`,
            );
            print('\nSettings');
            for (const { name, value, about } of settings)
              print(`  ${name.padEnd(26)} ${value || '(not set)'}\n  ${''.padEnd(26)} ${about}`);
            print('\nChecks');
            for (const { ok, words } of findings) print(`  ${ok ? 'ok  ' : 'FAIL'} ${words}`);
          }
          process.exitCode = healthy ? 0 : 1;
        },
        { needsDistrict: false },
      );
    });
}

function tellSecurity(findings: readonly SecurityFinding[], json: boolean): void {
  const sound = findings.every(({ level }) => level !== 'fail');
  if (json) print(JSON.stringify({ version, findings, sound }, null, 2));
  else for (const { level, words } of findings) print(`${{ ok: 'ok  ', warn: 'WARN', fail: 'FAIL' }[level]} ${words}`);
  process.exitCode = sound ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
