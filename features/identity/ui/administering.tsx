'use client';

import { useTranslations } from 'use-intl';
import type { BackupWarning } from '@/features/backups/contract';
import { TextLink } from '@/ui/button';
import { Tag } from '@/ui/tag';
import type { School } from '../people/contract';

/** Something that waits for an administrator or an officer, with where it is dealt with. */
export type Waiting =
  | { kind: 'corrections' | 'deletions' | 'fairness'; count: number; href: string }
  | { kind: 'backups'; warning: BackupWarning; href: string };

/** First page of whoever looks after people and records: what waits for them, and their schools. */
export function Administering({ waiting, schools }: { waiting: readonly Waiting[]; schools: readonly School[] }) {
  const t = useTranslations('administration.home');
  return (
    <div className="space-y-10">
      <section aria-labelledby="waits">
        <h2 id="waits" className="mb-2 text-lg">
          {t('waits')}
        </h2>
        {waiting.length > 0 ? (
          <WaitingList waiting={waiting} />
        ) : (
          <p className="border-rule border-y py-3 text-ink-soft">{t('quiet')}</p>
        )}
      </section>
      {schools.length > 0 ? (
        <section aria-labelledby="schools">
          <h2 id="schools" className="mb-2 text-lg">
            {t('schools')}
          </h2>
          <ul className="divide-y divide-rule border-rule border-y">
            {schools.map(({ id, name, peopleCount, classCount, closed }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
                <p className="min-w-0">
                  <TextLink href="/schools">
                    <span dir="auto">{name}</span>
                  </TextLink>
                  {closed ? (
                    <span className="ms-3">
                      <Tag>{t('closed')}</Tag>
                    </span>
                  ) : null}
                </p>
                <p className="figures text-ink-soft text-sm">
                  {t('people', { count: peopleCount })}, {t('classes', { count: classCount })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <TextLink href="/administration">{t('all')}</TextLink>
      </p>
    </div>
  );
}

/** What waits, a line each; nothing where nothing does. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useTranslations('administration.home');
  if (waiting.length === 0) return null;
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {waiting.map((one) => (
        <li key={one.kind === 'backups' ? one.warning : one.kind} className="py-3">
          <TextLink href={one.href}>
            {one.kind === 'backups' ? t(`backups.${one.warning}`) : t(one.kind, { count: one.count })}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
