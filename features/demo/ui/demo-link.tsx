'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';

/** For an administrator whose school is still empty: the way to a demo school. */
export function DemoLink() {
  const t = useTranslations('shell.demo');
  return (
    <p className="mt-6 text-ink-soft">
      {t.rich('look', { link: (words) => <TextLink href="/demo">{words}</TextLink> })}
    </p>
  );
}
