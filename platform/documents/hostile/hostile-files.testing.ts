import type { HostileFile } from './hostile-file.testing';
import { HOSTILE_PACKAGES } from './packages.testing';
import { HOSTILE_PDFS } from './pdfs.testing';
import { HOSTILE_TEXTS } from './texts.testing';

/** Files of every format that are broken, locked or mean harm, with what must come of them. */
export const HOSTILE_FILES: readonly HostileFile[] = [...HOSTILE_PACKAGES, ...HOSTILE_PDFS, ...HOSTILE_TEXTS];
