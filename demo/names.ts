/** First and last names that are plainly made up: no list of real people stands behind them. */
const FIRST = [
  ...['Ada', 'Bilal', 'Chiara', 'Dawit', 'Elif', 'Finn', 'Grace', 'Hugo', 'Imani', 'Jonas', 'Kavya', 'Leo', 'Mei'],
  ...['Noor', 'Oskar', 'Priya', 'Quinn', 'Rosa', 'Samir', 'Tara', 'Umar', 'Vera', 'Wen', 'Ximena', 'Yusuf', 'Zoe'],
  ...['Anton', 'Bea', 'Cyrus', 'Dina', 'Emil', 'Fatou', 'Goran', 'Hana', 'Ivo', 'Jin', 'Kofi', 'Lena', 'Milo'],
  ...['Nadia', 'Otis', 'Pia', 'Rafi', 'Sena', 'Tomas', 'Uma', 'Viktor', 'Willa', 'Yara', 'Zeno'],
];
const LAST = [
  ...['Applegate', 'Birchwood', 'Copperfield', 'Dovetail', 'Elmhurst', 'Fernside', 'Goldfinch', 'Hazelnut', 'Inkwell'],
  ...['Juniper', 'Kettle', 'Larkspur', 'Marigold', 'Nutmeg', 'Oakleaf', 'Pebble', 'Quill', 'Rosehip', 'Saltmarsh'],
  ...['Thistle', 'Underhill', 'Violet', 'Willowby', 'Yarrow', 'Zephyr', 'Acorn', 'Bramble'],
];

/** Of those who look after a school and its data; no learner or teacher has one of them. */
export const STAFF_NAMES = {
  counsellor: 'Sofie Lanternwick',
  school_admin: 'Bram Ledgerley',
  dpo: 'Ottilie Keepsake',
} as const;
/** First name of the first learner’s guardian, who shares their last name. */
export const GUARDIAN_FIRST = 'Marta';

/** The name of the nth person; none comes twice among the first 1,296. */
export function nameOf(index: number): string {
  const [seat, round] = [index % FIRST.length, Math.floor(index / FIRST.length)];
  return `${FIRST[seat]} ${LAST[(seat * 7 + round) % LAST.length]}`;
}

/** An address that can't exist: the ending is kept for examples by RFC 2606. */
export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@demo.example`;
}
