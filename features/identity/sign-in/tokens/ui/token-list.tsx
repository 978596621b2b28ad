'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { ApiToken } from '../contract';

/** API tokens: what each is called and may do, when it was made and used, until when it works; each can be ended. */
export function TokenList({
  tokens,
  pending,
  onEnd,
}: {
  tokens: readonly ApiToken[];
  pending: boolean;
  onEnd(token: ApiToken): void;
}) {
  const t = useTranslations('signIn.tokens');
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {tokens.map((token) => (
        <li key={token.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="break-words" dir="auto">
                {token.name}
              </span>
              <Tag>{token.over ? t('over') : t(`may.${token.may}`)}</Tag>
            </p>
            <p className="text-ink-soft text-sm">
              {t.rich('made', { time: () => <Time iso={token.createdAt} /> })} ·{' '}
              {token.lastUsedAt === null
                ? t('unused')
                : t.rich('used', { time: () => <Time iso={token.lastUsedAt ?? ''} precise /> })}{' '}
              ·{' '}
              {token.expiresAt === null
                ? t('endless')
                : t.rich(token.over ? 'ended' : 'until', { time: () => <Time iso={token.expiresAt ?? ''} /> })}
            </p>
          </div>
          <Button
            size="small"
            aria-label={t(token.over ? 'removeNamed' : 'endNamed', { name: token.name })}
            disabled={pending}
            onClick={() => onEnd(token)}
          >
            {t(token.over ? 'remove' : 'end')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
