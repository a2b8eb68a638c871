import type { Failure } from 'backstage-plugin-aws-agents-common';
import { parseDenial, type ParsedDenial } from 'iam-policy-engine';
import { explainAssumeRoleDenial } from './assumeRoleFailure';
import { isAwsFailureError } from './AwsFailureError';
import type { FailureContext } from './context';
import { DENIAL_TABLE } from './denialTable';
import { readError, type ErrorFacts } from './errorFacts';
import {
  FAILURE_TABLE,
  UNKNOWN_FAILURE,
  type FailureRow,
} from './failureTable';
import { iamActionOf } from './iamActions';
import { maskSecrets } from './mask';
import { allowStatement } from './policySnippets';
import { roleArnOfSession } from './principals';

type Explanation = Pick<
  Failure,
  'code' | 'message' | 'cause' | 'remedy' | 'snippet' | 'retryable'
>;

const DENIED_CODES = [
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'NotAuthorized',
  'AuthorizationError',
  'Forbidden',
  'InvalidAccess',
  'KMSAccessDeniedException',
];

/** Rows for refusals that the text tells, whatever the code is. */
const ROW_OF_DENIAL_KIND: Partial<Record<ParsedDenial['kind'], string>> = {
  'signature-mismatch': 'signature-mismatch',
  'expired-token': 'expired-token',
  'invalid-token': 'invalid-credentials',
  'clock-skew': 'clock-skew',
};

/**
 * Says what an error means and what to do about it. This is the one place
 * where errors of AWS, the SDK and the network are interpreted.
 */
export function toFailure(error: unknown, context: FailureContext): Failure {
  if (isAwsFailureError(error)) {
    return error.failure;
  }
  const facts = readError(error);
  const denial = parseDenial(`${facts.code}: ${facts.message}`);
  return {
    ...explain(facts, denial, context),
    call: callOf(facts, context),
    ...(facts.message ? { awsMessage: maskSecrets(facts.message) } : {}),
    at: (context.now ?? new Date()).toISOString(),
  };
}

function explain(
  facts: ErrorFacts,
  denial: ParsedDenial | undefined,
  context: FailureContext,
): Explanation {
  const row = FAILURE_TABLE.find(({ errors }) => errors.includes(facts.code));
  const told = FAILURE_TABLE.find(
    ({ code }) => denial && code === ROW_OF_DENIAL_KIND[denial.kind],
  );
  // A refused signature and a wrong clock come with the same code.
  if (row && (!told || row.code !== 'signature-mismatch')) {
    return fromRow(row, facts, context);
  }
  if (told) {
    return fromRow(told, facts, context);
  }
  if (DENIED_CODES.includes(facts.code) || facts.httpStatus === 403) {
    return context.operation === 'AssumeRole'
      ? explainAssumeRoleDenial(denial, context)
      : explainDenial(denial, context);
  }
  const { httpStatus = 0 } = facts;
  const byStatus = FAILURE_TABLE.find(
    ({ statuses: [first, last] = [Infinity, 0] }) =>
      httpStatus >= first && httpStatus <= last,
  );
  return fromRow(byStatus ?? UNKNOWN_FAILURE, facts, context);
}

function fromRow(
  row: FailureRow,
  facts: ErrorFacts,
  context: FailureContext,
): Explanation {
  const values = {
    service: context.service,
    operation: context.operation,
    region: context.region ?? 'an unknown region',
    account: context.accountId ?? 'of the portal',
    role: context.roleArn ?? 'the portal identity',
    error: facts.code,
  };
  return {
    code: row.code,
    message: fill(row.message, values),
    cause: fill(row.cause, values),
    remedy: fill(row.remedy, values),
    retryable: row.retryable,
  };
}

function explainDenial(
  denial: ParsedDenial | undefined,
  context: FailureContext,
): Explanation {
  const row =
    DENIAL_TABLE.find(
      ({ policyType, effect }) =>
        policyType === denial?.policyType &&
        (effect === undefined || effect === denial?.effect),
    ) ?? DENIAL_TABLE[DENIAL_TABLE.length - 1];
  const action =
    denial?.action ?? iamActionOf(context.service, context.operation);
  const principal =
    context.roleArn ??
    (denial?.principalArn
      ? roleArnOfSession(denial.principalArn)
      : 'the portal identity');
  const values = {
    service: context.service,
    account: context.accountId ?? 'of the portal',
    action,
    principal,
    policy: denial?.policyArn ? ` (${denial.policyArn})` : '',
  };
  return {
    code: row.code,
    message: `${principal} may not use ${action}${
      denial?.resource ? ` on ${denial.resource}` : ''
    }.`,
    cause: fill(row.cause, values),
    remedy: fill(row.remedy, values),
    ...(row.offersStatement
      ? { snippet: allowStatement(action, denial?.resource) }
      : {}),
    retryable: false,
  };
}

function callOf(
  facts: ErrorFacts,
  context: FailureContext,
): NonNullable<Failure['call']> {
  return {
    service: context.service,
    operation: context.operation,
    ...(context.accountId ? { accountId: context.accountId } : {}),
    ...(context.region ? { region: context.region } : {}),
    ...(context.roleArn ? { roleArn: context.roleArn } : {}),
    errorCode: facts.code,
    ...(facts.httpStatus ? { httpStatus: facts.httpStatus } : {}),
    ...(facts.requestId ? { requestId: facts.requestId } : {}),
  };
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}
