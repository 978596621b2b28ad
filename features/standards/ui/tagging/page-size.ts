/** Rows of a list of tags that one page shows. */
export const TAGS_A_PAGE = 50;
