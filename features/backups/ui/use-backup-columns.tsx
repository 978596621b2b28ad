'use client';

import { useTranslations } from 'use-intl';
import type { Backup } from '@/features/backups/contract';
import type { Column } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';

const TONES = {
  ...{ running: 'plain', checking: 'plain', gone: 'plain' },
  ...{ sound: 'accent', unsound: 'fault', failed: 'fault' },
} as const satisfies Record<Backup['state'], 'plain' | 'accent' | 'fault'>;

/** The columns of the list of backups; on a phone what trying it showed stands under the state. */
export function useBackupColumns(): Column<Backup>[] {
  const t = useTranslations('backups');
  const result = ({ check, problem }: Backup): string => {
    if (problem !== null) return problem;
    if (check === null) return '';
    if (check.problems.length > 0) return check.problems.join(' ');
    return check.restored
      ? t('triedWords', { rows: check.rows, files: check.files, events: check.events })
      : t('triedFile');
  };
  return [
    {
      id: 'when',
      header: t('when'),
      cell: ({ beganAt }) => <Time iso={beganAt} precise />,
      sortBy: ({ beganAt }) => beganAt,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (backup) => (
        <>
          <Tag tone={TONES[backup.state]}>{t(`states.${backup.state}`)}</Tag>
          <span className="mt-1 block text-ink-soft text-xs sm:hidden">{result(backup)}</span>
        </>
      ),
    },
    {
      id: 'kind',
      header: t('kind'),
      cell: ({ kind, encrypted }) => (
        <>
          {t(`kinds.${kind}`)}
          <span className="block text-ink-soft text-xs">{t(encrypted ? 'encrypted' : 'plain')}</span>
        </>
      ),
    },
    {
      id: 'size',
      header: t('size'),
      numeric: true,
      cell: ({ bytes }) =>
        bytes === null ? '–' : t('megabytes', { size: Math.max(0.1, Math.round(bytes / 1e5) / 10) }),
      sortBy: ({ bytes }) => bytes,
    },
    {
      id: 'until',
      header: t('until'),
      wideOnly: true,
      cell: ({ state, expiresAt, removedAt }) => {
        if (state === 'failed') return '–';
        if (removedAt) return <Time iso={removedAt} />;
        return expiresAt ? <Time iso={expiresAt} /> : t('untilDeleted');
      },
    },
    { id: 'tried', header: t('tried'), wideOnly: true, cell: (backup) => result(backup), className: 'max-w-measure' },
  ];
}
