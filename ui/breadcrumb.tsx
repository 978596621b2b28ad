'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';

/** Where this page stands: the way up, nearest last. The page itself is its heading and not repeated here. */
export function Breadcrumb({ trail }: { trail: { href: string; label: string }[] }) {
  const t = useTranslations('common');
  return (
    <nav aria-label={t('breadcrumb')} className="mb-3 text-sm">
      <ol className="flex flex-wrap gap-x-2 text-ink-soft">
        {trail.map((step, index) => (
          <li key={step.href} className="flex min-w-0 gap-2">
            {index > 0 ? <span aria-hidden>/</span> : null}
            <Link href={step.href} className="link max-w-72 truncate" dir="auto">
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
