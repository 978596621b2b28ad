'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { AuditRecord } from '@/features/governance/contract';

type Said = Pick<AuditRecord, 'who' | 'via' | 'kind' | 'record' | 'whose' | 'whoseCount' | 'scope'>;

/** A record of the trail in plain words. */
export function useAuditWords() {
  const t = useTranslations('audit');
  const format = useFormatter();
  const named = (person: { name: string | null }) => person.name ?? t('people.gone');
  return {
    who({ who, via }: Said): string {
      if (who) return named(who);
      return t(`people.${via === 'command' ? 'command' : via === 'job' ? 'system' : 'nobody'}`);
    },
    what({ kind, record }: Pick<Said, 'kind' | 'record'>): string {
      return t(`did.${kind}`, { record: record ? t(`records.${record}`) : t('somethingElse') });
    },
    /** Whose record; empty where it is nobody's. */
    whose({ whose, whoseCount, scope }: Said): string {
      if (whose.length > 0) {
        const names = whose.map(named);
        return whoseCount > whose.length
          ? t('people.others', { names: names.join(', '), count: whoseCount - whose.length })
          : format.list(names);
      }
      return scope ? t(`scope.${scope.kind}`, { name: scope.name ?? t('scope.gone') }) : '';
    },
  };
}
