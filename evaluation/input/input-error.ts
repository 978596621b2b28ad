/** A file that can't be measured: one line that names the file, the row where there is one (the header is row 1), and why. */
export class InputError extends Error {
  override name = 'InputError';
  constructor(file: string, row: number | null, reason: string) {
    super(row === null ? `${file}: ${reason}` : `${file}: row ${row}: ${reason}`);
  }
}
