// dependency-cruiser 17 reads TypeScript 5's compiler or swc; with swc it leaves JSX switched off. This switches it on for .tsx files.
import swc from '@swc/core';

const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
