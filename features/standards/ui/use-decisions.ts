'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { useToast } from '@/ui/overlays/toast';

/** Accepts or turns down proposals, with a way back. */
export function useDecisions(courseId: string) {
  const t = useTranslations('standards.proposals');
  const router = useRouter();
  const toast = useToast();
  const decide = (keys: string[], verdict: 'accept' | 'reject' | 'reopen', signal?: AbortSignal) =>
    api<{ changed: number }>(`/courses/${courseId}/standard-tags/decisions`, { body: { keys, verdict }, signal });
  return useAction(async ({ keys, verdict }: { keys: string[]; verdict: 'accept' | 'reject' }, signal) => {
    const { changed } = await decide(keys, verdict, signal);
    router.refresh();
    toast({
      text: t(verdict === 'accept' ? 'accepted' : 'rejected', { count: changed }),
      action: { label: t('undo'), run: () => void decide(keys, 'reopen').then(() => router.refresh()) },
    });
  });
}
