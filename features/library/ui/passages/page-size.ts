/** Passages that one page shows. */
export const PASSAGES_A_PAGE = 50;
