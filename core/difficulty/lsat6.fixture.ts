/**
 * Law School Admission Test, section VI: 1,000 persons, 5 items, persons by pattern of answers. R. D. Bock and
 * M. Lieberman, "Fitting a response model for n dichotomously scored items", Psychometrika 35 (1970), 179–197, table 1;
 * also the data set LSAT of the R package ltm. Two of the 32 patterns (00110 is not one of them; 01010 and 01100 are) have
 * no persons and are left out.
 */
const PATTERNS: [pattern: string, persons: number][] = [
  ['00000', 3],
  ['00001', 6],
  ['00010', 2],
  ['00011', 11],
  ['00100', 1],
  ['00101', 1],
  ['00110', 3],
  ['00111', 4],
  ['01000', 1],
  ['01001', 8],
  ['01011', 16],
  ['01101', 3],
  ['01110', 2],
  ['01111', 15],
  ['10000', 10],
  ['10001', 29],
  ['10010', 14],
  ['10011', 81],
  ['10100', 3],
  ['10101', 28],
  ['10110', 15],
  ['10111', 80],
  ['11000', 16],
  ['11001', 56],
  ['11010', 21],
  ['11011', 173],
  ['11100', 11],
  ['11101', 61],
  ['11110', 28],
  ['11111', 298],
];

/** One row a person. */
export const LSAT6: number[][] = PATTERNS.flatMap(([pattern, persons]) =>
  Array.from({ length: persons }, () => [...pattern].map(Number)),
);
