'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLocale } from 'use-intl';
import { cn } from '../cn';
import { useListKeys } from '../keys';
import { ScrollRegion } from './scroll-region';
import { nextSort, type Sort, sortRows } from './sort-rows';

/** One column: how a cell shows, and what it sorts by (left out: the column does not sort). */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortBy?: (row: Row) => string | number | null;
  /** Numbers stand at the end, in tabular figures. */
  numeric?: boolean;
  /** Gone on screens under 40rem, where the row has no room for it. */
  wideOnly?: boolean;
  className?: string;
}

/**
 * A dense list for staff: sorts by any column, J and K walk the rows, scrolls sideways inside itself, prints whole.
 * `caption` names it (hidden by default); the first column heads each row.
 */
export function DataTable<Row>({
  caption,
  captionHidden = true,
  columns,
  rows,
  rowKey,
  initialSort = null,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  initialSort?: Sort | null;
}) {
  const language = useLocale();
  const body = useRef<HTMLTableSectionElement>(null);
  const [sort, setSort] = useState<Sort | null>(initialSort);
  useListKeys(body);
  const by = columns.find((column) => column.id === sort?.column)?.sortBy;
  const ordered = sort && by ? sortRows(rows, by, sort.descending, language) : rows;
  return (
    <ScrollRegion label={caption}>
      <table className="figures w-full border-collapse text-sm">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-start font-semibold'}>{caption}</caption>
        <thead>
          <tr className="border-ink border-b">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className={cn(
                  'whitespace-nowrap py-1 pe-5 text-start align-bottom last:pe-0',
                  column.numeric && 'text-end',
                  column.wideOnly && 'hidden sm:table-cell print:table-cell',
                )}
              >
                {column.sortBy ? (
                  <SortButton
                    label={column.header}
                    numeric={column.numeric ?? false}
                    state={sort?.column !== column.id ? 'none' : sort.descending ? 'descending' : 'ascending'}
                    onPress={() => setSort(nextSort(sort, column.id))}
                  />
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {ordered.map((row) => (
            <tr key={rowKey(row)} data-row className="border-rule border-b hover:bg-paper-sunken/60">
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    className={cn(
                      'py-2 pe-5 text-start align-top font-normal last:pe-0',
                      column.numeric && 'text-end',
                      column.wideOnly && 'hidden sm:table-cell print:table-cell',
                      column.className,
                    )}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SortButton({
  label,
  numeric,
  state,
  onPress,
}: {
  label: string;
  numeric: boolean;
  state: 'none' | 'ascending' | 'descending';
  onPress: () => void;
}) {
  const Icon = state === 'none' ? ChevronsUpDown : state === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      data-print="keep"
      onClick={onPress}
      className={cn(
        '-mx-1 inline-flex min-h-9 items-center gap-1 rounded-sm px-1 font-semibold hover:bg-paper-sunken',
        numeric && 'flex-row-reverse',
      )}
    >
      {label}
      <Icon aria-hidden className={cn('size-3.5', state === 'none' && 'text-ink-faint')} />
    </button>
  );
}
