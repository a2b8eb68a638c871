import { serviceModel } from '../model/serviceModels';
import type { ServiceName } from '../model/serviceFacts';
import { decodedOrAsIs } from '../shapes/percentEncoding';
import type { WireRequest } from '../wire';
import { parseQuery, type RestRequest } from './restRequest';
import { RestRouter } from './RestRouter';
import { s3Address } from './s3Address';

const routers = new Map<ServiceName, RestRouter>();

/** The routes of a REST service; built when first asked for. */
export function restRouter(service: ServiceName): RestRouter {
  let router = routers.get(service);
  if (!router) {
    router = RestRouter.create(serviceModel(service).operations);
    routers.set(service, router);
  }
  return router;
}

/** Takes a request of a REST service apart; an S3 bucket leaves the path. */
export function restRequest(
  service: ServiceName,
  { method, target, headers, body }: WireRequest,
): RestRequest {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = parseQuery(mark < 0 ? '' : target.slice(mark + 1));
  const parts = { method, query, headers, body };
  if (service !== 's3') return { ...parts, path, labels: {} };
  const address = s3Address(headers.host ?? '', path);
  return {
    ...parts,
    path: address.path,
    labels: address.bucket === undefined ? {} : { Bucket: address.bucket },
  };
}

/** The path that S3's errors name: bucket and key, however they were addressed. */
export function resourcePath({ labels, path }: RestRequest): string {
  const plain = decodedOrAsIs(path);
  return labels.Bucket === undefined
    ? plain
    : `/${labels.Bucket}${plain === '/' ? '' : plain}`;
}
