import { parseArn } from '../arn';
import { partitionOfRegion } from '../binding/regions';
import {
  dimensionsOfArn,
  RESOURCE_ROWS,
  WHOLE_ARN,
  type ResourceRow,
} from './taggedResources';

/** Services whose ARNs leave something out [Service Authorization Reference]. */
const WITHOUT: Readonly<Record<string, ReadonlyArray<'region' | 'account'>>> = {
  apigateway: ['account'],
  cloudfront: ['region'],
  route53: ['region', 'account'],
  s3: ['region', 'account'],
};

/**
 * Namespaces whose dimensions do not tell the ARN: DMS generates an id for it,
 * and SageMaker writes names in lower case there.
 */
const UNTOLD: ReadonlySet<string> = new Set(['AWS/DMS', 'AWS/SageMaker']);

/** A dimension whose resource has more in its ARN than the row tells. */
const EVENT_BUS = 'EventBusName';

/** A part that an ARN may have. */
const OPTIONAL_GROUP = /\(\?:(?:[^()\\]|\\.)*\)\?/g;
const GROUP = /\((?!\?)(?:[^()\\]|\\.)*\)/g;
const LITERAL = /^[\w:/-]*$/;

/**
 * The ARN of the resource that a metric is about; undefined when its dimensions
 * name none, or leave out a part of the ARN such as a generated id.
 *
 * @param place - of the resource: the account that owns it, and its region
 * @public
 */
export function arnOfDimensions(
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
  place: { readonly accountId: string; readonly region: string },
): string | undefined {
  const isTold =
    Object.hasOwn(RESOURCE_ROWS, namespace) &&
    !UNTOLD.has(namespace) &&
    !Object.hasOwn(dimensions, EVENT_BUS);
  const rows = (isTold ? RESOURCE_ROWS[namespace] : []).filter(
    ([, , ...names]) => names.every(name => Object.hasOwn(dimensions, name)),
  );
  const closestFirst = rows.sort((a, b) => b.length - a.length);
  for (const row of closestFirst) {
    const arn = compose(row, dimensions, place);
    if (arn && isAbout(arn, namespace, row, dimensions)) {
      return arn;
    }
  }
  return undefined;
}

function compose(
  [type, pattern, ...names]: ResourceRow,
  dimensions: Readonly<Record<string, string>>,
  { accountId, region }: { accountId: string; region: string },
): string | undefined {
  if (pattern === WHOLE_ARN) {
    return dimensions[names[0]];
  }
  const form = pattern.replace(OPTIONAL_GROUP, '');
  if (!LITERAL.test(form.replace(GROUP, ''))) {
    return undefined;
  }
  const values = names.map(name => dimensions[name]);
  const resource = form.replace(GROUP, () => values.shift() ?? '');
  const [service] = type.split(':');
  const without = WITHOUT[service] ?? [];
  return [
    'arn',
    partitionOfRegion(region),
    service,
    without.includes('region') ? '' : region,
    without.includes('account') ? '' : accountId,
    resource,
  ].join(':');
}

/** Whether an ARN is well formed and read as what it was made from. */
function isAbout(
  arn: string,
  namespace: string,
  [, , ...names]: ResourceRow,
  dimensions: Readonly<Record<string, string>>,
): boolean {
  const read = parseArn(arn) && dimensionsOfArn(namespace, arn);
  return (
    read !== undefined && names.every(name => read[name] === dimensions[name])
  );
}
