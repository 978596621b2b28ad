'use client';

import { useTranslations } from 'use-intl';
import { Button } from './button';

/** The end of a form in a dialog: the button that sends it, and the one that leaves it as it was. */
export function FormButtons({
  submit,
  busy,
  disabled = false,
  onCancel,
}: {
  /** Words of the button that sends. */
  submit: string;
  busy: boolean;
  disabled?: boolean;
  onCancel: () => void;
}) {
  const t = useTranslations('common');
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="submit" variant="primary" busy={busy} disabled={disabled}>
        {submit}
      </Button>
      <Button variant="plain" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
