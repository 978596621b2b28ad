'use client';

import { Flag } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { Dialog } from '@/ui/overlays/dialog';

const reasons = ['wrong', 'unclear', 'unkind', 'other'] as const;

/** Hands one answer to the teachers of the course; says before what they will see. */
export function ReportDialog({ path, onDone }: { path: string; onDone: () => void }) {
  const t = useTranslations('tutor.report');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<string>('wrong');
  const [words, setWords] = useState('');
  const send = useAction(async (body: { reason: string; words: string }, signal) => {
    await api(path, { body, signal });
    setOpen(false);
    onDone();
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    void send.run({ reason, words });
  }
  return (
    <Dialog
      title={t('title')}
      description={t('words')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="plain" size="small">
          <Flag aria-hidden />
          {t('open')}
        </Button>
      }
    >
      <form onSubmit={submit} className="space-y-4">
        <SelectField
          label={t('reason')}
          value={reason}
          options={reasons.map((value) => ({ value, label: t(value) }))}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextAreaField
          label={t('more')}
          value={words}
          maxLength={1000}
          onChange={(event) => setWords(event.target.value)}
        />
        {send.problem ? <ErrorState inline problem={send.problem} /> : null}
        <Button type="submit" variant="primary" busy={send.pending}>
          {t('send')}
        </Button>
      </form>
    </Dialog>
  );
}
