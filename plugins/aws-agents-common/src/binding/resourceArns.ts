import { AWS_AGENTS_ANNOTATIONS as NAMES } from '../annotations';
import { parseArn } from '../arn';
import type { AnnotationReader } from './AnnotationReader';

const EXPECTED =
  'ARNs without wildcards, one a line, such as arn:aws:sqs:eu-west-1:111122223333:payments';

/**
 * The resources that an agent works on; undefined when none is named.
 *
 * @param partition - that of the agent role, in which resources have to be
 */
export function readResources(
  reader: AnnotationReader,
  partition: string | undefined,
): string[] | undefined {
  const texts = reader.list(NAMES.resources, /[\s,]+/);
  for (const text of texts) {
    const message = problemOf(text, partition);
    if (message) {
      reader.report(NAMES.resources, text, { message, expected: EXPECTED });
    }
  }
  return texts.length > 0 ? texts : undefined;
}

function problemOf(
  text: string,
  partition: string | undefined,
): string | undefined {
  const arn = parseArn(text);
  if (!arn) {
    return 'is no ARN';
  }
  if (partition && arn.partition !== partition) {
    return `is in partition ${arn.partition}, but the agent role is in ${partition}`;
  }
  // Log group ARNs are handed out with `:*` at their end.
  return /[*?]/.test(text.replace(/:\*$/, ''))
    ? 'names no single resource'
    : undefined;
}
