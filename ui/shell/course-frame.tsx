import Link from 'next/link';
import type { ReactNode } from 'react';
import { type NavTab, NavTabs } from '../nav-tabs';

/** What stands over every view of a course: its name and the way between the views. */
export function CourseFrame({
  title,
  href,
  lang,
  tabsLabel,
  tabs,
  children,
}: {
  title: string;
  href: string;
  lang: string;
  tabsLabel: string;
  tabs: NavTab[];
  children: ReactNode;
}) {
  return (
    <>
      <div data-shell className="border-rule border-b" data-print="none">
        <div className="page pt-4">
          <p className="truncate text-lg">
            <Link href={href} lang={lang} dir="auto" className="hover:text-ink hover:underline">
              {title}
            </Link>
          </p>
          <NavTabs label={tabsLabel} tabs={tabs} />
        </div>
      </div>
      {children}
    </>
  );
}
