import { readFile } from 'node:fs/promises';
import path from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { build } from 'esbuild';
import postcss from 'postcss';

/** Script and style of the page with the canvas alone, from the sources as they are. */
export async function buildPage(): Promise<{ script: string; style: string }> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: ['evaluation/bench/canvas/page.tsx'],
    bundle: true,
    write: false,
    outdir: 'out',
    minify: true,
    jsx: 'automatic',
    alias: { '@': root },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    logLevel: 'warning',
  });
  const text = (end: string) => bundle.outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
  const globals = path.join(root, 'app/globals.css');
  const styles = await postcss([tailwind()]).process(await readFile(globals, 'utf8'), { from: globals });
  return { script: text('.js'), style: `${styles.css}\n${text('.css')}` };
}
