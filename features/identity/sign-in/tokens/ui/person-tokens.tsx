'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import type { ApiToken } from '../contract';
import { TokenList } from './token-list';

/** API tokens of somebody, for those who look after them; nothing where there are none. */
export function PersonTokens({ person }: { person: { id: string; name: string } }) {
  const t = useTranslations('signIn.tokens');
  const [tokens, setTokens] = useState<readonly ApiToken[]>([]);
  const path = `/people/${person.id}/tokens`;
  const look = useAction(async (_: null, signal) => {
    setTokens((await api<{ items: ApiToken[] }>(path, { signal })).items);
  });
  const end = useAction(async (token: ApiToken, signal) => {
    await api(`${path}/${token.id}`, { method: 'DELETE', signal });
    setTokens((before) => before.filter(({ id }) => id !== token.id));
  });
  const { run } = look;
  useEffect(() => void run(null), [run]);
  if (look.problem) return <ErrorState inline problem={look.problem} onRetry={() => void run(null)} />;
  if (tokens.length === 0) return null;
  return (
    <section className="mt-8 space-y-4 border-rule border-t pt-5">
      <h3 className="text-base">{t('title')}</h3>
      <p className="text-ink-soft text-sm">{t('wordsOthers', { name: person.name })}</p>
      <TokenList tokens={tokens} pending={end.pending} onEnd={(token) => void end.run(token)} />
      {end.problem ? <ErrorState inline problem={end.problem} /> : null}
    </section>
  );
}
