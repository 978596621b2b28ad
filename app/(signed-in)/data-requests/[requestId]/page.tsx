import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Deletion } from '@/features/rights/contract';
import { CertificateScreen } from '@/features/rights/ui/certificate-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('deletionCertificate');

export default async function CertificatePage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { certificate, reworks } = await pageApi<Deletion>(`/deletions/${requestId}`);
  if (certificate === null) notFound();
  return (
    <Words of={['record', 'rights']}>
      <CertificateScreen certificate={certificate} reworks={reworks ?? []} />
    </Words>
  );
}
