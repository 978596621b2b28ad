import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import { isStaffRole, type Security } from '@/features/identity/sign-in/contract';
import type { ApiToken } from '@/features/identity/sign-in/tokens/contract';
import { AccountScreen } from '@/features/identity/sign-in/ui/account-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('account');

export default async function AccountPage() {
  const [own, me] = await Promise.all([pageApi<Security>('/me/sign-in'), pageApi<Me>('/me')]);
  return (
    <Words of={['identity', 'signIn']}>
      <AccountScreen initial={own} tokens={await tokensOf(own, me)} />
    </Words>
  );
}

/** Tokens are for the programs of staff: others see theirs where somebody gave them one; who owes a second factor sees none before it. */
async function tokensOf(own: Security, me: Me): Promise<ApiToken[] | null> {
  if (own.owesSecondFactor) return null;
  const { items } = await pageApi<{ items: ApiToken[] }>('/me/tokens');
  return isStaffRole(me.role) || items.length > 0 ? items : null;
}
