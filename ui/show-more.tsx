'use client';

import { Button } from './button';
import { ErrorState } from './error-state';
import type { Problem } from './problem';

/** Under a list that comes in pages: fetches the next one, and says why where it can't. Nothing stands here once all is there. */
export function ShowMore<Page>({
  cursor,
  more,
  onPage,
  label,
}: {
  /** Where the next page begins; null after the last. */
  cursor: string | null;
  more: { run(cursor: string): Promise<Page | null>; pending: boolean; problem: Problem | null };
  onPage(page: Page): void;
  label: string;
}) {
  const fetchNext = async (at: string) => {
    const page = await more.run(at);
    if (page !== null) onPage(page);
  };
  return (
    <>
      {more.problem ? <ErrorState inline problem={more.problem} /> : null}
      {cursor ? (
        <Button busy={more.pending} onClick={() => void fetchNext(cursor)}>
          {label}
        </Button>
      ) : null}
    </>
  );
}
