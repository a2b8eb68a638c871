import type { SuiteCase } from './suiteCase';
import { suiteCharacterCases } from './suiteCharacterCases';
import { suiteHeaderCases } from './suiteHeaderCases';
import { suitePathCases } from './suitePathCases';
import { suiteQueryCases } from './suiteQueryCases';
import { suiteTokenCases } from './suiteTokenCases';

/** All cases of the public signing suite. */
export const signingSuite: readonly SuiteCase[] = [
  ...suiteHeaderCases,
  ...suiteTokenCases,
  ...suiteQueryCases,
  ...suitePathCases,
  ...suiteCharacterCases,
];
