/** Names the header in which the server tells a page its own address (path and query); overwritten, never taken from outside. */
export const PAGE_PATH_HEADER = 'x-meno-path';

/** Where the server writes the caller's address for what runs behind it; overwritten, never taken from outside. */
export const ADDRESS_HEADER = 'x-meno-client-address';
