import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import backups from '@/platform/i18n/messages/en/backups.json';
import common from '@/platform/i18n/messages/en/common.json';
import { ToastProvider } from '@/ui/overlays/toast';
import { type Backup, type BackupStatus, backupStates, backupWarnings } from '../contract';
import { BackupsScreen } from './backups-screen';

const check = {
  ...{ restored: true, tables: 90, rows: 12_000, files: 14, events: 8_552, differences: 0, auditRecords: 70 },
  ...{ auditSound: true, problems: [] },
};
const backup: Backup = {
  ...{ id: '018f0000-0000-7000-8000-000000000001', file: 'meno-2026-03-02-0330-00.tar.gz.age', kind: 'daily' },
  ...{ state: 'sound', beganAt: '2026-03-02T03:30:00Z', endedAt: '2026-03-02T03:31:00Z', bytes: 5_400_000 },
  ...{ rows: 12_000, files: 14, encrypted: true, checkedAt: '2026-03-02T03:31:00Z', check, problem: null },
  ...{ expiresAt: '2026-03-09T02:30:00Z', removedAt: null },
};
const status: BackupStatus = {
  schedule: { folder: '/backups', at: '03:30', keepDaily: 7, keepWeekly: 4 },
  ...{ warnings: [], archive: { on: false, lastAt: null }, deletedGoneBy: backup.expiresAt, items: [backup] },
};

function words(of: BackupStatus, mayAsk = true): string {
  const markup = renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ backups, common }}
      onError={(error) => {
        throw error;
      }}
    >
      <ToastProvider>
        <BackupsScreen initial={of} mayAsk={mayAsk} />
      </ToastProvider>
    </IntlProvider>,
  );
  return markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('backups on the screen', () => {
  it('says what is kept, what trying a backup showed, and until when deleted records stand in them', () => {
    const said = words(status);
    expect(said).toContain('Every day at 03:30 UTC, into /backups. The last 7 and 4 weekly ones are kept.');
    expect(said).toMatch(
      /Whole .*Daily encrypted .*5\.4 MB .*12,000 rows and 14 files restored as they were\. 8,552 events/,
    );
    expect(said).toMatch(/may stand in backups until Mar 9, 2026/);
    expect(said).not.toContain('What needs attention');
  });

  it('has words for every state and every warning', () => {
    for (const state of backupStates)
      expect(words({ ...status, items: [{ ...backup, state }] })).toContain(backups.states[state]);
    expect(words({ ...status, warnings: [...backupWarnings] })).toContain(backups.warnings.sameDisk);
    const failed = {
      ...backup,
      state: 'failed' as const,
      bytes: null,
      check: null,
      problem: 'No room left on the disk.',
    };
    expect(words({ ...status, items: [failed] })).toContain('No room left on the disk.');
    const open = { ...backup, kind: 'manual' as const, expiresAt: null };
    expect(words({ ...status, deletedGoneBy: null, items: [open] })).toContain('Some backups have no end.');
    const archive = { on: true, lastAt: '2026-03-02T03:30:00Z' };
    expect(words({ ...status, archive })).toMatch(/Its last part is from Mar 2, 2026/);
  });

  it('says what to set where nothing is set up, and offers nothing to those who may not ask', () => {
    const said = words({ ...status, schedule: null, warnings: ['notSetUp'], items: [], deletedGoneBy: null });
    expect(said).toContain('MENO_BACKUP_FOLDER');
    expect(said).not.toContain(backups.make);
    expect(words(status, false)).not.toContain(backups.make);
    expect(words({ ...status, items: [] })).toContain('No backup yet');
  });
});
