/** Why a file as a whole can't be taken in. */
export class ImportFault extends Error {
  override name = 'ImportFault';
  constructor(
    readonly code: 'not_a_table' | 'too_many_rows' | 'columns_missing' | 'column_twice',
    message: string,
  ) {
    super(message);
  }
}
