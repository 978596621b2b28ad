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
  /** Gone on screens under 40rem, where the row has no room for it; a table that reflows has. */
  wideOnly?: boolean;
  className?: string;
}

/** On a narrow screen no table. */
const BLOCK = 'max-sm:block print:[display:revert]';

/**
 * A dense list for staff: sorts by any column, J and K walk the rows, scrolls sideways inside itself, prints whole.
 * `caption` names it (hidden by default); the first column heads each row. With `reflow`, for cells with sentences in them, each row of a screen under
 * 40rem stands as a block, every cell under the name of its column; nothing is sorted there.
 */
export function DataTable<Row>({
  caption,
  captionHidden = true,
  columns,
  rows,
  rowKey,
  initialSort = null,
  reflow = false,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  initialSort?: Sort | null;
  reflow?: boolean;
}) {
  const language = useLocale();
  const body = useRef<HTMLTableSectionElement>(null);
  const [sort, setSort] = useState<Sort | null>(initialSort);
  useListKeys(body);
  const by = columns.find((column) => column.id === sort?.column)?.sortBy;
  const ordered = sort && by ? sortRows(rows, by, sort.descending, language) : rows;
  return (
    <ScrollRegion label={caption}>
      {/* What is no table on the screen stays one for who hears it: by its roles. */}
      <table
        role={reflow ? 'table' : undefined}
        className={cn('figures w-full border-collapse text-sm', reflow && BLOCK)}
      >
        <caption className={cn(captionHidden ? 'sr-only' : 'pb-2 text-start font-semibold', reflow && BLOCK)}>
          {caption}
        </caption>
        <thead className={cn(reflow && 'max-sm:hidden print:table-header-group')}>
          <tr className="border-ink border-b">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className={cn(
                  'whitespace-nowrap py-1 pe-5 text-start align-bottom last:pe-0',
                  column.numeric && 'text-end',
                  column.wideOnly && !reflow && 'hidden sm:table-cell print:table-cell',
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
        <tbody ref={body} role={reflow ? 'rowgroup' : undefined} className={cn(reflow && BLOCK)}>
          {ordered.map((row) => (
            <tr
              key={rowKey(row)}
              data-row
              role={reflow ? 'row' : undefined}
              className={cn('border-rule border-b hover:bg-paper-sunken/60', reflow && 'max-sm:py-3', reflow && BLOCK)}
            >
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    role={reflow ? (index === 0 ? 'rowheader' : 'cell') : undefined}
                    className={cn(
                      'py-2 pe-5 text-start align-top font-normal last:pe-0',
                      column.numeric && 'text-end',
                      column.wideOnly && !reflow && 'hidden sm:table-cell print:table-cell',
                      reflow && 'max-sm:pe-0 max-sm:text-start',
                      reflow && (index === 0 ? 'max-sm:pb-1 max-sm:font-semibold' : 'max-sm:py-0.5'),
                      reflow && BLOCK,
                      column.className,
                    )}
                  >
                    {reflow && index > 0 && column.header !== '' ? (
                      <span className="text-ink-soft sm:hidden print:hidden">{column.header}: </span>
                    ) : null}
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
