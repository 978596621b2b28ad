/** A file to send, with its path inside the folder that was chosen (its name alone when it was chosen by itself). */
export interface ChosenFile {
  file: File;
  path: string;
}

/** Folders and files that tools leave behind and nobody means to upload. */
const leftovers = /(^|\/)(\.[^/]+|node_modules|__pycache__|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/;

/** The path of a file as folder pickers (`webkitRelativePath`) and dropped folders (`path`, `relativePath`) give it. */
export function pathOf(file: File): string {
  for (const key of ['webkitRelativePath', 'relativePath', 'path']) {
    const found: unknown = Reflect.get(file, key);
    if (typeof found === 'string' && found !== '') return found.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
  }
  return file.name;
}

/**
 * What to send of the files that were dropped, picked or pasted: hidden files and tools' leftovers are left out. When all
 * stand in one folder, that folder's name is left out too, so that sending a chapter again replaces it.
 */
export function chooseFiles(files: readonly File[]): { chosen: ChosenFile[]; leftOut: number } {
  const all = files.map((file) => ({ file, path: pathOf(file) }));
  const wanted = all.filter(({ path }) => !leftovers.test(path));
  const roots = new Set(wanted.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null)));
  const [root] = roots;
  const prefix = roots.size === 1 && typeof root === 'string' ? `${root}/` : '';
  return {
    chosen: wanted.map(({ file, path }) => ({ file, path: path.slice(prefix.length) })),
    leftOut: all.length - wanted.length,
  };
}

/** Pasted text as a Markdown file, named after its first line; null when it is too short to be material. */
export function pastedText(text: string): File | null {
  const trimmed = text.trim();
  if (trimmed.length < 80) return null;
  const first = trimmed.split('\n', 1)[0]?.replace(/^#+\s*/, '') ?? '';
  const name = first
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase();
  return new File([`${trimmed}\n`], `${name || 'pasted'}.md`, { type: 'text/markdown' });
}
