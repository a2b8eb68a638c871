import { parseArn } from 'backstage-plugin-aws-agents-common';

/** A resource that annotations name, as a need asks for it. */
export interface NamedResource {
  readonly resource: string;
  /** Empty for resources without. */
  readonly region: string;
}

const NAME = /\{(name|object)\}/;

/** True when the template leaves a name to be given. */
export function nameOpen(template: string): boolean {
  return NAME.test(template);
}

/**
 * Those of the named ARNs that are of the kind which a template is about, in
 * the template's form: a need of streams is told of their log group.
 *
 * Region and account may be others than the agent's: a queue can be shared.
 *
 * @param template - as in `CapabilityNeed.resource`
 */
export function namedResources(
  template: string,
  arns: readonly string[],
): NamedResource[] {
  const placeholder = NAME.exec(template);
  if (!placeholder) {
    return [];
  }
  const head = template.slice(0, placeholder.index);
  const tail = template.slice(placeholder.index + placeholder[0].length);
  const [, , service, , , ...rest] = head.split(':');
  const type = rest.join(':');
  return arns.flatMap(text => {
    const arn = parseArn(text.replace(/:\*$/, ''));
    const name = arn?.resource.slice(type.length) ?? '';
    const matches =
      arn?.service === service &&
      arn.resource.startsWith(type) &&
      isName(name, type, placeholder[1]);
    if (!matches) {
      return [];
    }
    const { partition, region, accountId } = arn;
    return [
      {
        region,
        resource: `arn:${partition}:${service}:${region}:${accountId}:${type}${name}${tail}`,
      },
    ];
  });
}

/** Without a type before it, a name is all there is, and holds no separator. */
function isName(name: string, type: string, kind: string): boolean {
  if (kind === 'object') {
    return /^[^/:]+\/./.test(name);
  }
  return name !== '' && (type !== '' || !/[/:]/.test(name));
}
