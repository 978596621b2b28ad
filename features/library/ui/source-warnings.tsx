'use client';

import { Info } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Source } from '@/features/library/contract';

/** What could not be taken over from a document, for its teacher. */
export function SourceWarnings({ warnings }: { warnings: Source['warnings'] }) {
  const t = useTranslations('library.warnings');
  if (warnings.length === 0) return null;
  return (
    <ul className="mt-1 space-y-0.5 text-ink-soft text-sm">
      {warnings.map(({ code, count, detail }) => (
        <li key={code} className="flex gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span dir="auto">
            {t(code, { count })}
            {detail ? ` (${detail})` : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
