'use client';

import { List, Waypoints } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';

/** Map or list: two buttons, one pressed. */
export function ViewSwitch({
  view,
  onChange,
}: {
  view: 'map' | 'list' | null;
  onChange: (view: 'map' | 'list') => void;
}) {
  const t = useTranslations('map.view');
  const views = [
    { value: 'map', icon: Waypoints },
    { value: 'list', icon: List },
  ] as const;
  return (
    <fieldset className="flex shrink-0 rounded-md border border-rule-strong">
      <legend className="sr-only">{t('label')}</legend>
      {views.map(({ value, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={view === value}
          onClick={() => onChange(value)}
          className={cn(
            'flex min-h-9 items-center gap-2 px-3 text-sm first:rounded-s-md last:rounded-e-md pointer-coarse:min-h-11',
            view === value ? 'bg-accent-soft font-semibold text-accent' : 'text-ink-soft hover:bg-paper-sunken',
          )}
        >
          <Icon aria-hidden className="size-4" />
          {t(value)}
        </button>
      ))}
    </fieldset>
  );
}
