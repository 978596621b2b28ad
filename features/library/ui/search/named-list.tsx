'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import type { Named } from '../../search/contract';

/** Courses, sources, concepts and exercises whose names hold the words. */
export function NamedList({ named }: { named: Named[] }) {
  const t = useTranslations('search.staff');
  if (named.length === 0) return null;
  return (
    <section aria-labelledby="named" className="mb-6">
      <h2 id="named" className="mb-1 text-base">
        {t('named')}
      </h2>
      <ul className="space-y-1">
        {named.map((found) => (
          <li key={`${found.kind} ${found.id}`} dir="auto">
            <TextLink href={hrefOf(found)}>{found.name}</TextLink>{' '}
            <span className="text-ink-faint text-sm">
              {t(`namedKind.${found.kind}`)}
              {found.kind === 'course' ? '' : ` · ${found.courseTitle}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hrefOf({ kind, id, courseId }: Named): string {
  const base = `/courses/${courseId}`;
  switch (kind) {
    case 'course':
      return base;
    case 'source':
      return `${base}/sources/${id}`;
    case 'concept':
      return `${base}/map?concept=${id}`;
    case 'item':
      return `${base}/items?item=${id}`;
  }
}
