import { Document } from 'yaml';

/**
 * YAML that means the same to parsers of version 1.1, which CloudFormation and Kubernetes use, and of version 1.2: texts
 * that either would take for a boolean, a number or a date are quoted. No anchors, no folding.
 */
export function yamlText(value: unknown): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}
