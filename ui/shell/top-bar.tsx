'use client';

import { Menu as MenuIcon, Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, LinkButton } from '../button';
import { cn } from '../cn';
import { CloseOverlay, Sheet } from '../overlays/dialog';

/** Where the main navigation leads, in order. */
export interface Destination {
  href: string;
  label: string;
  icon: ReactNode;
  /** Addresses of pages that stand under it though their own addresses don't. */
  covers?: readonly string[];
}

/** The quiet bar at the top of every page of a signed-in person. `account` is the menu at its end. */
export function TopBar({ destinations, account }: { destinations: Destination[]; account: ReactNode }) {
  const t = useTranslations('shell');
  const path = usePathname();
  // An administrator's many places stand beside the search only where there is room for both.
  const many = destinations.length > 5;
  const isUnder = (href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`));
  const isCurrent = ({ href, covers = [] }: Destination) => isUnder(href) || covers.some(isUnder);
  return (
    <header data-shell className="border-rule border-b">
      <div className="page flex h-15 items-center gap-1 sm:gap-3">
        <div className={cn('-ms-2.5', many ? 'lg:hidden' : 'md:hidden')}>
          <Sheet
            title={t('menu')}
            trigger={
              <Button variant="plain" size="icon" aria-label={t('menu')}>
                <MenuIcon aria-hidden />
              </Button>
            }
          >
            <nav aria-label={t('navigation')}>
              <ul className="space-y-0.5">
                {destinations.map((place) => (
                  <li key={place.href}>
                    <CloseOverlay>
                      <Link
                        href={place.href}
                        aria-current={isCurrent(place) ? 'page' : undefined}
                        className="flex min-h-12 items-center gap-3 rounded-md px-3 hover:bg-paper-sunken [&_svg]:size-5 [&_svg]:text-ink-faint"
                      >
                        {place.icon}
                        {place.label}
                      </Link>
                    </CloseOverlay>
                  </li>
                ))}
              </ul>
            </nav>
          </Sheet>
        </div>
        <Link
          href="/"
          aria-label={t('brand')}
          className={cn('me-auto rounded-sm py-2 font-semibold text-lg', many ? 'lg:me-2' : 'md:me-4')}
        >
          Meno
        </Link>
        <nav aria-label={t('navigation')} className={cn('me-auto hidden', many ? 'lg:block' : 'md:block')}>
          <ul className="flex">
            {destinations.map((place) => (
              <li key={place.href}>
                <Link
                  href={place.href}
                  aria-current={isCurrent(place) ? 'page' : undefined}
                  className="block whitespace-nowrap rounded-md px-3 py-2 text-ink-soft text-sm hover:bg-paper-sunken hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-accent aria-[current]:underline-offset-8"
                >
                  {place.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <search className="hidden sm:block">
          <Form action="/search" className="relative">
            <Search
              aria-hidden
              className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint"
            />
            <input
              type="search"
              name="q"
              id="site-search"
              dir="auto"
              aria-label={t('search.label')}
              placeholder={t('search.placeholder')}
              className={cn(
                'min-h-9 w-56 rounded-md border border-rule bg-paper-raised ps-9 pe-3 text-sm placeholder:text-ink-faint hover:border-rule-strong pointer-coarse:min-h-11',
                many ? 'lg:w-40' : 'lg:w-72',
              )}
            />
          </Form>
        </search>
        <LinkButton href="/search" variant="plain" size="icon" aria-label={t('search.open')} className="sm:hidden">
          <Search aria-hidden />
        </LinkButton>
        {account}
      </div>
    </header>
  );
}
