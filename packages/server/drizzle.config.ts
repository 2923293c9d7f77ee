import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'turso',
  schema: './src/db/schema.ts',
  out: './drizzle',
  // `generate` compares schema with migrations and never connects.
  dbCredentials: { url: 'file:./unused.db' },
});
