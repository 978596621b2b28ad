'use client';

import { useTranslations } from 'use-intl';
import type { BackupStatus } from '@/features/backups/contract';
import { Time } from '@/ui/time';

/** Until when deleted records stand in backups, and whether one can go back to any moment. */
export function BackupsAside({ status }: { status: BackupStatus }) {
  const t = useTranslations('backups');
  const { archive, deletedGoneBy, items } = status;
  const openEnded = items.some(
    ({ expiresAt, removedAt, bytes }) => expiresAt === null && removedAt === null && bytes !== null,
  );
  return (
    <div className="mt-10 max-w-measure space-y-8">
      {deletedGoneBy !== null || openEnded ? (
        <section>
          <h2 className="font-semibold text-lg">{t('deletedTitle')}</h2>
          <p className="mt-2">
            {deletedGoneBy === null
              ? t('deletedOpen')
              : t.rich('deletedWords', { moment: () => <Time iso={deletedGoneBy} /> })}
          </p>
        </section>
      ) : null}
      <section>
        <h2 className="font-semibold text-lg">{t('momentTitle')}</h2>
        <p className="mt-2">
          {archive.on ? (
            archive.lastAt === null ? (
              t('momentOnEmpty')
            ) : (
              <WithTime at={archive.lastAt} />
            )
          ) : (
            t('momentOff')
          )}
        </p>
      </section>
    </div>
  );
}

function WithTime({ at }: { at: string }) {
  const t = useTranslations('backups');
  return t.rich('momentOn', { moment: () => <Time iso={at} precise /> });
}
