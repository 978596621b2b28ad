import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./features/*/schema*.ts', './platform/http/schema.ts'],
  out: './platform/database/migrations',
  casing: 'snake_case',
});
