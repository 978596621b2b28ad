import type { ReactNode } from 'react';

/** The page before anybody is signed in: the name of the house and one column. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-md px-5 pt-[8dvh] pb-16">
      <header>
        <p className="mb-8 font-semibold text-lg">Meno</p>
      </header>
      <main id="content">{children}</main>
    </div>
  );
}
