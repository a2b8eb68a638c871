import type { TestDatabaseId } from '@backstage/backend-test-utils';

/** SQLite always; PostgreSQL where the environment names a server to test on. */
export const TESTED_DATABASES: TestDatabaseId[] = process.env
  .BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
  ? ['SQLITE_3', 'POSTGRES_18']
  : ['SQLITE_3'];
