import manifest from '../package.json';

/** Version of this Meno. */
export const version: string = manifest.version;
