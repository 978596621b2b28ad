import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { SignInRules } from '@/features/identity/sign-in/contract';
import type { MailState } from '@/features/identity/sign-in/mail/contract';
import { SignInRulesScreen } from '@/features/identity/sign-in/ui/rules-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('signInRules');

export default async function SignInRulesPage() {
  const [rules, { mail }, me] = await Promise.all([
    pageApi<SignInRules>('/sign-in/rules'),
    pageApi<{ mail: MailState | null }>('/sign-in/mail'),
    pageApi<Me>('/me'),
  ]);
  return (
    <Words of={['signIn']}>
      <SignInRulesScreen initial={rules} mail={mail} mayChange={me.role === 'admin'} />
    </Words>
  );
}
