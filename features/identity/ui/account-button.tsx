'use client';

import { CircleUser } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

/** The button that the account menu hangs on. */
export function AccountButton({ name, ...rest }: { name: string } & Omit<ComponentProps<'button'>, 'name'>) {
  const t = useTranslations('shell.account');
  return (
    <Button
      variant="plain"
      size="small"
      aria-label={t('open', { name })}
      aria-haspopup="menu"
      className="-me-2.5 min-h-11 min-w-11 px-2.5 font-normal"
      {...rest}
    >
      <CircleUser aria-hidden className="size-5" />
      <span className="hidden max-w-40 truncate lg:inline" dir="auto">
        {name}
      </span>
    </Button>
  );
}
