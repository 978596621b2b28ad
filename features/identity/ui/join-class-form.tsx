'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { SchoolClass } from '@/features/identity/contract';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { required, useForm } from '@/ui/fields/use-form';
import { useToast } from '@/ui/overlays/toast';

/** Joins a further class with the account one has. */
export function JoinClassForm({ joinCode }: { joinCode: string }) {
  const t = useTranslations('identity');
  const router = useRouter();
  const toast = useToast();
  const form = useForm({ joinCode: required }, { joinCode });
  const join = useAction(async (code: string, signal) => {
    try {
      const joined = await api<SchoolClass>('/classes/join', { body: { joinCode: code }, signal });
      toast({ text: t('classes.joined', { name: joined.name }) });
      form.set('joinCode', '');
      router.refresh();
    } catch (failure) {
      const unknown = failure instanceof ApiError && ['join_code_unknown', 'invalid_input'].includes(failure.code);
      if (!unknown) throw failure;
      form.fail({ joinCode: t('join.codeUnknown') });
    }
  });
  return (
    <form className="mb-8 max-w-md" {...form.form((value) => void join.run(value('joinCode').trim()))}>
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          className="min-w-48 flex-1"
          label={t('join.code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          dir="ltr"
          {...form.field('joinCode')}
        />
        <Button type="submit" busy={join.pending}>
          {t('classes.join')}
        </Button>
      </div>
      {join.problem ? <ErrorState inline problem={join.problem} className="mt-3" /> : null}
    </form>
  );
}
