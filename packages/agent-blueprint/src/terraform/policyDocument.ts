import type {
  ConditionDocument,
  PolicyDocument,
  PrincipalDocument,
  StatementDocument,
} from 'iam-policy-engine';
import { asList } from '../asList';
import type { HclBlock } from './hcl';

/** A policy document as Terraform's own data source, so that plans show single statements. */
export function policyDocumentBlock(
  name: string,
  { Version, Id, Statement }: PolicyDocument,
): HclBlock {
  return {
    type: 'data',
    labels: ['aws_iam_policy_document', name],
    attributes: {
      policy_id: Id,
      // The data source has the current version as its default, policies have the old one.
      version: Version === '2012-10-17' ? undefined : Version ?? '2008-10-17',
    },
    blocks: asList(Statement).map(statementBlock),
  };
}

function statementBlock(statement: StatementDocument): HclBlock {
  return {
    type: 'statement',
    attributes: {
      sid: statement.Sid,
      effect: statement.Effect,
      actions: optionalList(statement.Action),
      not_actions: optionalList(statement.NotAction),
      resources: optionalList(statement.Resource),
      not_resources: optionalList(statement.NotResource),
    },
    blocks: [
      ...principalBlocks('principals', statement.Principal),
      ...principalBlocks('not_principals', statement.NotPrincipal),
      ...conditionBlocks(statement.Condition),
    ],
  };
}

function optionalList(
  values: string | readonly string[] | undefined,
): readonly string[] | undefined {
  return values === undefined ? undefined : asList(values);
}

function principalBlocks(
  type: string,
  principal: PrincipalDocument | undefined,
): HclBlock[] {
  if (principal === undefined) return [];
  if (principal === '*') {
    return [{ type, attributes: { type: '*', identifiers: ['*'] } }];
  }
  return Object.entries(principal).map(([category, values]) => ({
    type,
    attributes: { type: category, identifiers: asList<string>(values) },
  }));
}

function conditionBlocks(conditions: ConditionDocument = {}): HclBlock[] {
  return Object.entries(conditions).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) => ({
      type: 'condition',
      attributes: { test, variable, values: asList(values).map(String) },
    })),
  );
}
