import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../cn';
import { controlLook, Field, type FieldProps } from './field';

/**
 * One of a few: the platform's own list, because phones and screen readers do it best.
 * `options` in the order in which they are offered.
 */
export function SelectField({
  label,
  hint,
  error,
  labelHidden,
  className,
  options,
  ...rest
}: FieldProps &
  Omit<ComponentProps<'select'>, 'id' | 'className' | 'children'> & { options: { value: string; label: string }[] }) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <div className="relative">
          <select className={cn(controlLook, 'min-h-11 appearance-none truncate pe-9')} {...rest} {...control}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-soft"
          />
        </div>
      )}
    </Field>
  );
}
