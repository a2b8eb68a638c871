/*
 * One replica of a portal, as a process of its own: run by startReplica.ts with
 * `--config <file>`, and the entities of its catalog in the file that
 * ENTITIES_FILE names.
 */
import { readFileSync } from 'node:fs';
import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import awsAgentsPlugin from 'backstage-plugin-aws-agents-backend';

const entities = JSON.parse(
  readFileSync(process.env.ENTITIES_FILE ?? '', 'utf8'),
);
const backend = createBackend();
backend.add(awsAgentsPlugin);
backend.add(catalogServiceMock.factory({ entities }));
backend.start();
