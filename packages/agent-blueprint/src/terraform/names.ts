import { HclExpression } from './hcl';

/** `AgentRole` in the snake case of Terraform. */
export function terraformName(id: string): string {
  return id.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}

/** An attribute of a resource, e.g. `aws_iam_role.agent_role.arn`. */
export function attributeOf(
  type: string,
  id: string,
  attribute: string,
): HclExpression {
  return HclExpression.reference(type, terraformName(id), attribute);
}

/** The result of a policy document's data source. */
export function policyJson(name: string): HclExpression {
  return HclExpression.reference(
    'data',
    'aws_iam_policy_document',
    name,
    'json',
  );
}
