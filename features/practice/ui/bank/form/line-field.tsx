import { TextAreaField, TextField } from '@/ui/fields/text-field';

/** One entry of a list in the form: a line, or an area where the entry has several lines (code, a table). */
export function LineField({
  label,
  value,
  className,
  onChange,
}: {
  /** Read out, and shown while the field is empty. */
  label: string;
  value: string;
  className?: string;
  onChange: (text: string) => void;
}) {
  const Field = value.includes('\n') ? TextAreaField : TextField;
  return (
    <Field
      className={className}
      label={label}
      labelHidden
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
