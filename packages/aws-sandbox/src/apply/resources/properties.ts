import { z } from 'zod';

/** A policy document: an object, or JSON text as CloudFormation takes it too. */
export const documentProperty = z.unknown().transform((value, context) => {
  const result = z
    .record(z.string(), z.unknown())
    .safeParse(typeof value === 'string' ? parsed(value) : value);
  if (result.success) return result.data;
  context.addIssue('a policy document is an object, or one as JSON text');
  return z.NEVER;
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A path of IAM. */
export const pathProperty = z
  .string()
  .regex(/^\/([\x21-\x7E]+\/)?$/, {
    error: "a path begins and ends with '/', for example '/agents/'",
  })
  .default('/');

/** Tags as CloudFormation lists them. */
export const tagsProperty = z
  .array(z.strictObject({ Key: z.string(), Value: z.string() }))
  .default([]);

/** The properties of a type; others are refused by a message that names these. */
export function propertiesOf<S extends z.ZodRawShape>(type: string, shape: S) {
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `${(issue.keys as string[]).join(
            ', ',
          )}: not supported for ${type}; supported are ${Object.keys(
            shape,
          ).join(', ')}`
        : undefined,
  });
}
