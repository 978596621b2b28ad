import { useTranslations } from 'use-intl';
import type { ModelStatus } from '../contract';
import { whereWordsGo } from './who-writes';

/** Every address that learners' words are sent to, named. */
export function WhatLeaves({ models }: { models: readonly ModelStatus[] }) {
  const t = useTranslations('languageModel.leaves');
  const { furthest, hosts } = whereWordsGo(models);
  const stays = furthest === 'process' || furthest === 'computer';
  return (
    <section>
      <h2 className="small-caps text-ink-soft">{t('title')}</h2>
      {stays ? (
        <p className="mt-1 text-lg">{t('nothing')}</p>
      ) : (
        <p className="mt-1 max-w-measure">{t(furthest === 'outside' ? 'outside' : 'network')}</p>
      )}
      {hosts.length > 0 ? (
        <ul className="mt-2 space-y-1 text-sm">
          {hosts.map(({ host, reach }) => (
            <li key={host}>
              <bdi className="font-mono text-xs [overflow-wrap:anywhere]">{host}</bdi>
              <span className="text-ink-soft">, {t(`host.${reach}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
