import { describe, expect, it } from 'vitest';
import { chooseFiles, pastedText, pathOf } from './chosen-files';

function fileAt(path: string, key = 'webkitRelativePath'): File {
  const file = new File(['x'], path.split('/').at(-1) ?? path);
  Object.defineProperty(file, key, { value: path });
  return file;
}

describe('pathOf', () => {
  it('understands picked and dropped folders and single files', () => {
    expect(pathOf(fileAt('course/a.md'))).toBe('course/a.md');
    expect(pathOf(fileAt('/course/a.md', 'path'))).toBe('course/a.md');
    expect(pathOf(fileAt('./a.md', 'path'))).toBe('a.md');
    expect(pathOf(fileAt('course\\b\\a.md', 'relativePath'))).toBe('course/b/a.md');
    expect(pathOf(new File(['x'], 'a.md'))).toBe('a.md');
  });
});

describe('chooseFiles', () => {
  it('leaves out the folder that holds everything, hidden files and leftovers', () => {
    const { chosen, leftOut } = chooseFiles(
      ['c/a.md', 'c/fig/x.png', 'c/.git/HEAD', 'c/.DS_Store', 'c/node_modules/m/readme.md'].map((path) => fileAt(path)),
    );
    expect(chosen.map(({ path }) => path)).toEqual(['a.md', 'fig/x.png']);
    expect(leftOut).toBe(3);
  });
  it('keeps folders that tell files apart', () => {
    const { chosen } = chooseFiles(['a/intro.md', 'b/intro.md'].map((path) => fileAt(path)));
    expect(chosen.map(({ path }) => path)).toEqual(['a/intro.md', 'b/intro.md']);
  });
  it('keeps a folder beside single files', () => {
    const { chosen } = chooseFiles([fileAt('a/intro.md'), new File(['x'], 'plain.md')]);
    expect(chosen.map(({ path }) => path)).toEqual(['a/intro.md', 'plain.md']);
  });
});

describe('pastedText', () => {
  it('names the file after its first line', async () => {
    const file = pastedText(`# Lock-out & tag-out\n\n${'Text. '.repeat(30)}`);
    expect(file?.name).toBe('lock-out-tag-out.md');
    expect(await file?.text()).toMatch(/^# Lock-out/);
  });
  it('takes no scraps, and names wordless text', () => {
    expect(pastedText('a word')).toBeNull();
    expect(pastedText('*'.repeat(100))?.name).toBe('pasted.md');
  });
});
