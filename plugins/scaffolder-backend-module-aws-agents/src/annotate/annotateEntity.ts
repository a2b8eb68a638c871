import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { isMap, parseAllDocuments, type Document } from 'yaml';

/**
 * Sets annotations of one entity in a catalog file, and leaves everything else
 * as it is written: comments, order, quotes, other documents.
 *
 * @param annotations - those whose value is empty are removed
 * @throws InputError when the text is no YAML
 * @throws NotFoundError when the file does not describe the entity
 */
export function annotateEntity(
  text: string,
  entityRef: string,
  annotations: Readonly<Record<string, string>>,
): string {
  const documents = parseAllDocuments(text);
  if (documents.length === 0) {
    throw new InputError('The catalog file is empty');
  }
  const broken = documents.flatMap(({ errors }) => errors);
  if (broken.length > 0) {
    throw new InputError(`The catalog file is not YAML: ${broken[0].message}`);
  }
  const wanted = stringifyEntityRef(parseEntityRef(entityRef));
  const document = documents.find(item => refOf(item) === wanted);
  if (!document) {
    throw new NotFoundError(
      `The catalog file does not describe ${wanted}; it describes ${
        documents.map(refOf).filter(Boolean).join(', ') || 'no entity'
      }`,
    );
  }
  if (!setAnnotations(document, annotations)) {
    return text;
  }
  const style = {
    lineWidth: 0,
    flowCollectionPadding: !/[[{][^\s[{]/.test(text),
  };
  return documents
    .map(item => item.toString(style))
    .join('')
    .replace(/^---\n/, text.startsWith('---') ? '---\n' : '');
}

function refOf(document: Document): string | undefined {
  const kind = document.getIn(['kind']);
  const name = document.getIn(['metadata', 'name']);
  const namespace = document.getIn(['metadata', 'namespace']) ?? 'default';
  return kind && name
    ? stringifyEntityRef({
        kind: String(kind),
        namespace: String(namespace),
        name: String(name),
      })
    : undefined;
}

/** @returns whether anything was another */
function setAnnotations(
  document: Document,
  annotations: Readonly<Record<string, string>>,
): boolean {
  const path = ['metadata', 'annotations'];
  if (!isMap(document.getIn(path))) {
    document.setIn(path, document.createNode({}));
  }
  let changed = false;
  for (const [name, value] of Object.entries(annotations)) {
    const at = [...path, name];
    if (value === '') {
      changed = document.deleteIn(at) || changed;
    } else if (document.getIn(at) !== value) {
      document.setIn(at, value);
      changed = true;
    }
  }
  return changed;
}
