import { ConditionContext, variableValue } from '../conditions';
import { ArnParts, splitArn } from '../matching/arn';
import { CallerNames, callerNames } from '../matching/principalMatcher';
import { VariableLookup } from '../matching/template';
import { derivedKeys } from './requestKeys';
import { AccessRequest } from './types';

/** A request in the form that statements are matched against, prepared once for all of them. */
export interface RequestView {
  readonly lowerCaseAction: string;
  readonly resource: string;
  readonly resourceParts: ArnParts | undefined;
  readonly caller: CallerNames;
  readonly context: ConditionContext;
  readonly lookup: VariableLookup;
}

/** Prepares a request. */
export function createRequestView(request: AccessRequest): RequestView {
  const context = createContext(request);
  return {
    lowerCaseAction: request.action.toLowerCase(),
    resource: request.resource,
    resourceParts: splitArn(request.resource),
    caller: callerNames(request.principal),
    context,
    lookup: key => variableValue(context, key),
  };
}

/** Builds the map of keys on first use: many statements have no condition. */
function createContext(request: AccessRequest): ConditionContext {
  let keys: Map<string, readonly string[]> | undefined;
  return {
    values(lowerCaseKey) {
      keys ??= collectKeys(request);
      return keys.get(lowerCaseKey);
    },
  };
}

function collectKeys(request: AccessRequest): Map<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const [key, value] of derivedKeys(request)) keys.set(key, [value]);
  for (const [key, value] of Object.entries(request.context ?? {})) {
    if (value !== undefined) {
      keys.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }
  return keys;
}
