import type { Metadata } from 'next';
import { z } from 'zod';
import type { Fairness, FairnessAudit } from '@/features/fairness/contract';
import { FairnessScreen } from '@/features/fairness/ui/fairness-screen';
import type { Me } from '@/features/identity/contract';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('fairness');

export default async function FairnessPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const audit = z.uuid().safeParse((await searchParams).audit).data;
  const [me, fairness, asked] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<Fairness>('/fairness'),
    audit ? pageApi<FairnessAudit>(`/fairness/runs/${audit}`) : null,
  ]);
  return (
    <Words of={['fairness']}>
      <FairnessScreen key={audit ?? 'newest'} initial={fairness} asked={asked} mayDecide={me.role === 'admin'} />
    </Words>
  );
}
