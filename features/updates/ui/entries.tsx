import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A list behind its headline; nothing where it is empty. */
export function Entries({
  title,
  total,
  open = false,
  children,
}: {
  title: string;
  total: number;
  open?: boolean;
  children: ReactNode[];
}) {
  const t = useTranslations('updates');
  if (total === 0) return null;
  return (
    <details open={open}>
      <summary className="inline-block cursor-pointer underline decoration-rule-strong underline-offset-4">
        {title}
      </summary>
      <ul className="mt-2 ms-4 list-disc space-y-1 ps-4 text-sm">
        {children}
        {total > children.length ? (
          <li className="text-ink-soft">{t('andMore', { count: total - children.length })}</li>
        ) : null}
      </ul>
    </details>
  );
}
