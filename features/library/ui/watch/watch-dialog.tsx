'use client';

import { FolderSync } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Watch, Watches } from '@/features/library/watch/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { optional, required, useForm } from '@/ui/fields/use-form';
import { Dialog } from '@/ui/overlays/dialog';

type Allowed = Watches['allowed'];

/** Asks for the folder or repository that a course is to follow. */
export function WatchDialog({
  courseId,
  allowed,
  onMade,
}: {
  courseId: string;
  allowed: Allowed;
  onMade: (watch: Watch) => void;
}) {
  const t = useTranslations('library.watch');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t('add')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <FolderSync aria-hidden />
          {t('add')}
        </Button>
      }
    >
      <WatchForm
        courseId={courseId}
        allowed={allowed}
        onMade={(watch) => {
          setOpen(false);
          onMade(watch);
        }}
      />
    </Dialog>
  );
}

function WatchForm({
  courseId,
  allowed,
  onMade,
}: {
  courseId: string;
  allowed: Allowed;
  onMade: (watch: Watch) => void;
}) {
  const t = useTranslations('library.watch');
  // A repository may lie in an allowed folder, too.
  const hasFolders = allowed.folders.length > 0;
  const hasHosts = allowed.gitHosts.length > 0;
  const [removeGone, setRemoveGone] = useState(false);
  const form = useForm(
    { kind: required, location: required, branch: optional },
    { kind: hasFolders ? 'folder' : 'git', location: allowed.folders[0] ?? '' },
  );
  const save = useAction(async (body: object, signal) => {
    onMade(await api<Watch>(`/courses/${courseId}/watches`, { body, signal }));
  });
  const kind = form.field('kind');
  const git = kind.value === 'git';
  return (
    <form
      className="space-y-5"
      {...form.form((value) => {
        const branch = git && value('branch').trim() !== '' ? value('branch').trim() : null;
        void save.run({ kind: value('kind'), location: value('location').trim(), branch, removeGone });
      })}
    >
      {hasFolders ? (
        <SelectField
          label={t('kind')}
          options={[
            { value: 'folder', label: t('folder') },
            { value: 'git', label: t('git') },
          ]}
          {...kind}
          onChange={(event) => {
            kind.onChange(event);
            // A path is no address, and the other way round.
            form.set('location', event.target.value === 'folder' ? (allowed.folders[0] ?? '') : '');
          }}
        />
      ) : null}
      <TextField
        autoFocus
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        maxLength={1000}
        label={git ? t('address') : t('path')}
        hint={
          git
            ? [
                hasHosts ? t('addressHint', { hosts: allowed.gitHosts.join(', ') }) : '',
                hasFolders ? t('addressHintFolder', { folders: allowed.folders.join(', ') }) : '',
              ].join(' ')
            : t('pathHint', { folders: allowed.folders.join(', ') })
        }
        {...form.field('location')}
      />
      {git ? (
        <TextField
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          maxLength={200}
          label={t('branch')}
          hint={t('branchHint')}
          {...form.field('branch')}
        />
      ) : null}
      <CheckboxField
        label={t('removeGone')}
        hint={t('removeGoneHint')}
        checked={removeGone}
        onChange={(event) => setRemoveGone(event.target.checked)}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <Button type="submit" variant="primary" busy={save.pending}>
        {t('send')}
      </Button>
    </form>
  );
}
