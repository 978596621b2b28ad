import { useTranslations } from 'use-intl';
import type { DemoAccount } from '../contract';

/** Who can be signed in as; with passwords, this once, while the page that made them is open. */
export function AccountList({
  accounts,
}: {
  accounts: readonly (Omit<DemoAccount, 'password'> & { password?: string })[];
}) {
  const t = useTranslations('demo.accounts');
  const common = useTranslations('common');
  return (
    <ul className="mt-4 border-rule border-t">
      {accounts.map(({ role, name, email, password }) => (
        <li key={email} className="border-rule border-b py-3">
          <p>
            <span className="small-caps text-ink-faint">{common(`roles.${role}`)}</span> <span dir="auto">{name}</span>
          </p>
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-sm">
            <dt className="text-ink-soft">{t('email')}</dt>
            <dd dir="ltr" className="select-all font-mono [overflow-wrap:anywhere]">
              {email}
            </dd>
            {password ? (
              <>
                <dt className="text-ink-soft">{t('password')}</dt>
                <dd dir="ltr" className="select-all font-mono [overflow-wrap:anywhere]">
                  {password}
                </dd>
              </>
            ) : null}
          </dl>
        </li>
      ))}
    </ul>
  );
}
