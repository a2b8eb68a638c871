import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { CloudFormationTemplate } from '../cloudformation/renderCloudFormation';

type Database = ReturnType<typeof loadAwsServiceSpecSync>;
type Properties = ReturnType<typeof resourceType>['properties'];
type PropertyType = Properties[string]['type'];

let database: Database | undefined;

function db(): Database {
  database ??= loadAwsServiceSpecSync();
  return database;
}

function resourceType(type: string) {
  return db().lookup('resource', 'cloudFormationType', 'equals', type).only();
}

/** What CloudFormation's own schema has against a template. */
export function templateProblems({
  Resources,
}: CloudFormationTemplate): string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    propertyProblems(id, resourceType(Type).properties, Properties),
  );
}

function propertyProblems(
  path: string,
  known: Properties,
  value: unknown,
): string[] {
  if (typeof value !== 'object' || value === null) {
    return [`${path} is no object`];
  }
  const given = value as Record<string, unknown>;
  return [
    ...Object.keys(given)
      .filter(name => !(name in known))
      .map(name => `${path}.${name} is unknown`),
    ...Object.entries(known)
      .filter(([name, { required }]) => required && !(name in given))
      .map(([name]) => `${path}.${name} is missing`),
    ...Object.entries(given)
      .filter(([name]) => name in known)
      .flatMap(([name, inner]) =>
        valueProblems(`${path}.${name}`, known[name].type, inner),
      ),
  ];
}

function valueProblems(
  path: string,
  type: PropertyType,
  value: unknown,
): string[] {
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, i) =>
            valueProblems(`${path}[${i}]`, type.element, item),
          )
        : [`${path} is no list`];
    case 'ref':
      return propertyProblems(
        path,
        db().get('typeDefinition', type.reference.$ref).properties,
        value,
      );
    case 'tag':
      return Object.keys(value as object).join() === 'Key,Value'
        ? []
        : [`${path} is no tag`];
    case 'string':
      return typeof value === 'string' ? [] : [`${path} is no text`];
    case 'integer':
    case 'number':
      return typeof value === 'number' ? [] : [`${path} is no number`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path} is no flag`];
    default:
      return [];
  }
}

function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Fn::GetAtt');
}

/** References that lead to no resource, or to no attribute of it. */
export function danglingReferences(template: CloudFormationTemplate): string[] {
  const found: string[] = [];
  JSON.stringify(template, (_, value) => {
    if (typeof value?.Ref === 'string' && !(value.Ref in template.Resources)) {
      found.push(value.Ref);
    }
    const attribute = value?.['Fn::GetAtt'];
    if (attribute) {
      const target = template.Resources[attribute[0]];
      const known = target && resourceType(target.Type).attributes;
      if (!known || !(attribute[1] in known)) found.push(attribute.join('.'));
    }
    return value;
  });
  return found;
}
