'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '../cn';
import { controlLook, Field, type FieldProps } from './field';

/** A password that can be looked at while it is typed: fewer slips, no second field to repeat it. */
export function PasswordField({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'>) {
  const t = useTranslations('common');
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <div className="relative">
          <input
            type={shown ? 'text' : 'password'}
            className={cn(controlLook, 'min-h-11 pe-24')}
            spellCheck={false}
            autoCapitalize="none"
            {...rest}
            {...control}
          />
          <button
            type="button"
            className="absolute inset-y-1 end-1 flex items-center gap-1.5 rounded-sm px-2.5 text-ink-soft text-sm hover:bg-paper-sunken hover:text-ink"
            aria-pressed={shown}
            aria-label={t('password.show')}
            onClick={() => setShown(!shown)}
          >
            <Icon aria-hidden className="size-4" />
            <span aria-hidden>{shown ? t('password.hideShort') : t('password.showShort')}</span>
          </button>
        </div>
      )}
    </Field>
  );
}
