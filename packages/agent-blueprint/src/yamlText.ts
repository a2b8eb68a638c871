import { Document, Scalar, visit } from 'yaml';

/** What cannot be seen; other readers may take some of it for line ends or marks. */
const INVISIBLE = /(?![\t\n])[\p{C}\p{Zl}\p{Zp}]/u;

/**
 * YAML that means the same to parsers of version 1.1, which CloudFormation and Kubernetes use, and of version 1.2: texts
 * that either would take for a boolean, a number or a date are quoted. No anchors, no folding.
 */
export function yamlText(value: unknown): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && INVISIBLE.test(scalar.value)) {
        scalar.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}
