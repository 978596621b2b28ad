'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/fields/text-field';
import { useSeenRevision } from './use-seen-revision';

/** A concept's name as a field in its place: Enter keeps it, Escape leaves it as it was. */
export function RenameForm({
  name: before,
  revision,
  onRename,
  onClose,
}: {
  name: string;
  /** Of the map as the screen knows it. */
  revision: number;
  onRename: (name: string, seen: number) => Promise<true | string>;
  onClose: () => void;
}) {
  const t = useTranslations('map.edit');
  const common = useTranslations('common');
  const [name, setName] = useState(before);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { seen, accept } = useSeenRevision(revision);
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '' || wanted === before) return onClose();
    setBusy(true);
    const answer = await onRename(wanted, seen);
    setBusy(false);
    if (answer === true) onClose();
    else {
      accept();
      setError(t('failed', { reason: answer }));
    }
  }
  return (
    <form
      onSubmit={submit}
      className="space-y-2"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <TextField
        label={t('name')}
        value={name}
        maxLength={120}
        error={error}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" busy={busy}>
          {common('save')}
        </Button>
        <Button variant="plain" size="small" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
