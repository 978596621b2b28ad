'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cn } from './cn';

/** One view and its address; `covers` are the addresses below which it is the current one as well (its own by default). */
export interface NavTab {
  href: string;
  label: string;
  covers?: string[];
}

/** The views of one thing, each with its own address. Scrolls sideways on a narrow screen, the current one in sight. */
export function NavTabs({ label, tabs }: { label: string; tabs: NavTab[] }) {
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  const current = tabs.find(
    (tab) =>
      path === tab.href ||
      (tab.covers ?? [tab.href]).some((place) => (tab.covers && path === place) || path.startsWith(`${place}/`)),
  );
  const currentHref = current?.href;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current tab has to come into view
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [currentHref]);
  return (
    <nav aria-label={label} className="-mx-5 overflow-x-auto px-5 md:mx-0 md:px-0">
      <ul ref={list} className="flex gap-4 sm:gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab === current ? 'page' : undefined}
              className={cn(
                'block whitespace-nowrap border-transparent border-b-2 py-2.5 text-ink-soft text-sm hover:text-ink sm:py-2 sm:text-base',
                tab === current && 'border-accent text-ink',
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
