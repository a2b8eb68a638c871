import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
} from 'yaml';
import { z } from 'zod';
import { TemplateError } from '../TemplateError';

/** Template body that CloudFormation accepts from S3. Source: CloudFormation quotas. */
const MAX_BYTES = 1_048_576;

const resourceSchema = z.looseObject({
  Type: z.string().regex(/^\w+(::\w+)+$/, {
    error: "a resource type looks like 'AWS::IAM::Role'",
  }),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z
    .union([z.string().transform(id => [id]), z.array(z.string())])
    .default([]),
});

const templateSchema = z.looseObject({
  Parameters: z
    .record(
      z.string(),
      z.looseObject({
        Default: z.union([z.string(), z.number(), z.boolean()]).optional(),
      }),
    )
    .default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown() }))
    .default({}),
});

/** A template with all functions in their long form. */
export type Template = z.output<typeof templateSchema>;
/** One resource of a template. */
export type TemplateResource = z.output<typeof resourceSchema>;

/** Sections that would change what is created. */
const UNSUPPORTED_SECTIONS = ['Conditions', 'Transform', 'Mappings', 'Rules'];

/**
 * Reads a CloudFormation template in YAML or JSON.
 *
 * @throws {@link TemplateError} with every problem found
 */
export function readTemplate(text: string): Template {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new TemplateError([
      `template: has more than ${MAX_BYTES} bytes, the most CloudFormation accepts`,
    ]);
  }
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) {
    throw new TemplateError(
      document.errors.map(({ message }) => `not YAML: ${message}`),
    );
  }
  const body = plain(document.contents);
  const result = templateSchema.safeParse(body);
  if (!result.success) {
    throw new TemplateError(
      result.error.issues.map(
        ({ path, message }) =>
          `${path.map(String).join('.') || 'template'}: ${message}`,
      ),
    );
  }
  const unsupported = UNSUPPORTED_SECTIONS.filter(name => name in result.data);
  if (unsupported.length > 0) {
    throw new TemplateError(
      unsupported.map(
        name =>
          `${name}: is not supported; Parameters, Resources and Outputs are`,
      ),
    );
  }
  return result.data;
}

/** The value of a node, with `!Sub` and the like written as `Fn::Sub`. */
function plain(node: unknown): unknown {
  if (isAlias(node)) {
    throw new TemplateError([
      `*${node.source}: CloudFormation knows no YAML aliases; write the value out`,
    ]);
  }
  if (isMap(node)) {
    return tagged(node, Object.fromEntries(node.items.map(entry)));
  }
  if (isSeq(node)) return tagged(node, node.items.map(plain));
  return isScalar(node) ? tagged(node, node.value) : node;
}

function entry({ key, value }: Pair): [string, unknown] {
  return [String(isScalar(key) ? key.value : key), plain(value)];
}

function tagged({ tag }: Node, value: unknown): unknown {
  if (!tag || !/^![A-Za-z]/.test(tag)) return value;
  const name = tag.slice(1);
  if (name === 'Ref') return { Ref: value };
  if (name === 'GetAtt' && typeof value === 'string') {
    return { 'Fn::GetAtt': splitAttribute(value) };
  }
  return { [`Fn::${name}`]: value };
}

/** `Role.Arn` as `['Role', 'Arn']`. */
export function splitAttribute(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
