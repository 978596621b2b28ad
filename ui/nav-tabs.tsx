'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cn } from './cn';

/**
 * The views of one thing, each with its own address. The longest `href` that the present path begins with is the
 * current one, so that a page below a view still shows where it belongs. Scrolls sideways on a narrow screen.
 */
export function NavTabs({ label, tabs }: { label: string; tabs: { href: string; label: string }[] }) {
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  const current = tabs
    .filter((tab) => path === tab.href || path.startsWith(`${tab.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
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
