import { parse } from '@cdktn/hcl2json';
import type { PolicyDocument, StatementDocument } from 'iam-policy-engine';

/** What hcl2json makes of a block. */
export type Hcl = Record<string, any>;

/** A file of Terraform, by a real parser. */
export async function readTerraform(content: string): Promise<Hcl> {
  return parse('main.tf', content);
}

/** hcl2json leaves the escapes of interpolations as they are. */
export function unescaped(text: string): string {
  return text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}

const list = (values: string[]) => {
  const texts = values.map(unescaped);
  return texts.length === 1 ? texts[0] : texts;
};

/** A block of aws_iam_policy_document as the document that Terraform makes of it. */
export function documentOf(block: Hcl): PolicyDocument {
  return {
    Version: block.version ?? '2012-10-17',
    Statement: block.statement.map(statementOf),
  };
}

function statementOf(block: Hcl): StatementDocument {
  const principal = Object.fromEntries(
    (block.principals ?? []).map((item: Hcl) => [
      item.type,
      list(item.identifiers),
    ]),
  );
  const condition: Record<string, Record<string, string | string[]>> = {};
  for (const { test, variable, values } of block.condition ?? []) {
    condition[test] = {
      ...condition[test],
      [unescaped(variable)]: list(values),
    };
  }
  return {
    ...(block.sid && { Sid: block.sid }),
    Effect: block.effect,
    ...(block.principals && { Principal: principal }),
    ...(block.actions && { Action: list(block.actions) }),
    ...(block.resources && { Resource: list(block.resources) }),
    ...(block.condition && { Condition: condition }),
  };
}

/** What is given to jsonencode, by parsing it again. */
export async function readJsonencode(expression: string): Promise<any> {
  const argument = /^\$\{jsonencode\(([^]*)\)\}$/.exec(expression)?.[1];
  const parsed = await parse('value.tf', `value = ${argument}`);
  return JSON.parse(JSON.stringify(parsed.value), (_, value) =>
    typeof value === 'string' ? unescaped(value) : value,
  );
}
