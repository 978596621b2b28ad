// Fails when the tables in features/*/schema.ts have changed and no migration was made for it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

const scratch = mkdtempSync(path.join(root, '.check-migrations-'));
try {
  const folder = path.join(scratch, 'migrations');
  cpSync(path.join(root, 'platform', 'database', 'migrations'), folder, { recursive: true });
  const before = readdirSync(folder).length;
  const config = path.join(scratch, 'drizzle.config.ts');
  writeFileSync(
    config,
    `export default { dialect: 'postgresql', schema: ['./features/*/schema*.ts', './platform/http/schema.ts'], out: './${path.relative(root, folder)}', casing: 'snake_case' };`,
  );
  const result = spawnSync(
    path.join(root, 'node_modules', '.bin', 'drizzle-kit'),
    ['generate', '--config', path.relative(root, config)],
    { cwd: root, encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`${result.stdout}${result.stderr}`);
  if (readdirSync(folder).length !== before)
    throw new Error('The schema has changed: run `npm run migration -- --name <what>`.');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
