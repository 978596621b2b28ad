import type { ComponentProps } from 'react';
import { cn } from '../cn';
import { controlLook, Field, type FieldProps } from './field';

type InputProps = Omit<ComponentProps<'input'>, 'id' | 'className'>;

/** One line of text. Names of people and places take either writing direction. */
export function TextField({ label, hint, error, labelHidden, className, ...rest }: FieldProps & InputProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => <input type="text" dir="auto" className={cn(controlLook, 'min-h-11')} {...rest} {...control} />}
    </Field>
  );
}

type AreaProps = Omit<ComponentProps<'textarea'>, 'id' | 'className'>;

/** Several lines of text; grows with what is written where the browser can. */
export function TextAreaField({ label, hint, error, labelHidden, className, ...rest }: FieldProps & AreaProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <textarea
          rows={3}
          dir="auto"
          className={cn(controlLook, 'field-sizing-content min-h-22')}
          {...rest}
          {...control}
        />
      )}
    </Field>
  );
}
