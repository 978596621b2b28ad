'use client';

import { useTranslations } from 'use-intl';
import type { ClassView } from '@/features/pathways/contract-class-view';

/** From the beginning to known. */
export const LEVELS = ['none', 'foundational', 'scaffolded', 'advanced'] as const;

/** The class's shares and the reader's own standing with every concept, in words and numbers. */
export function ClassTable({ rows, lang }: { rows: ClassView['concepts']; lang: string }) {
  const t = useTranslations('pathways.class');
  const levels = useTranslations('common.mastery');
  return (
    <table className="figures mt-2 w-full border-collapse text-sm">
      <caption className="sr-only">{t('table')}</caption>
      <thead>
        <tr className="border-ink border-b align-bottom">
          <th scope="col" className="py-1.5 pe-4 text-start">
            {t('concept')}
          </th>
          {LEVELS.map((level) => (
            <th key={level} scope="col" className="px-2 py-1.5 text-end">
              {levels(level)}
            </th>
          ))}
          <th scope="col" className="py-1.5 ps-4 text-start">
            {t('you')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ conceptId, name, ofTen, own }) => (
          <tr key={conceptId} className="border-rule border-b">
            <th scope="row" lang={lang} dir="auto" className="py-1.5 pe-4 text-start font-normal">
              {name}
            </th>
            {ofTen ? (
              LEVELS.map((level) => (
                <td key={level} className="px-2 py-1.5 text-end">
                  {ofTen[level]}
                </td>
              ))
            ) : (
              <td colSpan={LEVELS.length} className="px-2 py-1.5 text-end text-ink-soft">
                {t('alike')}
              </td>
            )}
            <td className="whitespace-nowrap py-1.5 ps-4">{levels(own ?? 'none')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
