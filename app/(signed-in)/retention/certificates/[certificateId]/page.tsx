import type { Metadata } from 'next';
import type { CertificateDetail } from '@/features/retention/contract';
import { CertificateScreen } from '@/features/retention/ui/certificate-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('certificate');

export default async function CertificatePage({ params }: { params: Promise<{ certificateId: string }> }) {
  const { certificateId } = await params;
  const certificate = await pageApi<CertificateDetail>(`/retention/certificates/${certificateId}`);
  return (
    <Words of={['retention']}>
      <CertificateScreen certificate={certificate} />
    </Words>
  );
}
