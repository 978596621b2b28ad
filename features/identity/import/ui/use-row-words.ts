import { useTranslations } from 'use-intl';
import { roleSchema } from '@/features/identity/contract';
import type { ImportRow } from '../contract';

/** What becomes of a row and why, in sentences. */
export function useRowWords(): (row: ImportRow) => string {
  const t = useTranslations('peopleImport');
  const common = useTranslations('common');
  return (row) => {
    const refused = row.refusedFor.map(({ kind, what, row: other }) => {
      const role = roleSchema.safeParse(what);
      return t(`refusals.${kind}`, { what: role.success ? common(`roles.${role.data}`) : what, row: other ?? 0 });
    });
    return [...refused, ...row.does.map(({ kind, what }) => t(`changes.${kind}`, { what }))].join(' ');
  };
}
