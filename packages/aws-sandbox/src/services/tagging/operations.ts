import type {
  GetResourcesInput,
  GetResourcesOutput,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { z } from 'zod';
import { AwsError, type Operation } from '../../service';
import { decodePageToken, encodePageToken } from '../pageToken';
import type { TaggedResourceSeed } from './seed';
import type { TagWorld } from './TagWorld';

/** Source: GetResources, Resource Groups Tagging API reference; so for the limits below. */
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;
const MAX_TAG_FILTERS = 50;
const MAX_VALUES = 20;
const MAX_TYPES = 100;
const RESOURCE_TYPE = /^[a-z0-9-]+(:[A-Za-z0-9/_-]+)?$/;

const cursorSchema = z.string();

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

function check(input: GetResourcesInput): void {
  const { ResourceTypeFilters: types = [], TagFilters: filters = [] } = input;
  const size = input.ResourcesPerPage ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw invalid(
      `ResourcesPerPage must be between 1 and ${MAX_PAGE_SIZE}, but is ${size}`,
    );
  }
  if (
    (input.ResourceARNList?.length ?? 0) > 0 &&
    (types.length > 0 || filters.length > 0)
  ) {
    throw invalid(
      'ResourceARNList cannot be combined with TagFilters or ResourceTypeFilters',
    );
  }
  if (types.length > MAX_TYPES || filters.length > MAX_TAG_FILTERS) {
    throw invalid(
      `At most ${MAX_TYPES} ResourceTypeFilters and ${MAX_TAG_FILTERS} TagFilters are allowed`,
    );
  }
  const wrongType = types.find(type => !RESOURCE_TYPE.test(type));
  if (wrongType !== undefined) {
    throw invalid(`Unsupported resource type filter: ${wrongType}`);
  }
  for (const { Key, Values = [] } of filters) {
    if (!Key || Values.length > MAX_VALUES) {
      throw invalid(
        `A TagFilter needs a Key and has at most ${MAX_VALUES} Values`,
      );
    }
  }
}

function isOfType({ arn }: TaggedResourceSeed, filter: string): boolean {
  const [, , service, , , ...rest] = arn.split(':');
  const [wantedService, type] = filter.split(':');
  const resource = rest.join(':').replace(/^\//, '');
  return (
    service === wantedService &&
    (type === undefined ||
      ['', '/', ':'].some(
        end => resource === type || (end && resource.startsWith(type + end)),
      ))
  );
}

/** A tag of the filter's key, with one of its values where it has any. */
function hasTag(
  { tags }: TaggedResourceSeed,
  { Key = '', Values = [] }: TagFilter,
): boolean {
  const value = Object.hasOwn(tags, Key) ? tags[Key] : undefined;
  return value !== undefined && (Values.length === 0 || Values.includes(value));
}

function matches(
  resource: TaggedResourceSeed,
  input: GetResourcesInput,
): boolean {
  const {
    ResourceTypeFilters: types = [],
    TagFilters: filters = [],
    ResourceARNList: arns = [],
  } = input;
  return (
    (arns.length === 0 || arns.includes(resource.arn)) &&
    (types.length === 0 || types.some(type => isOfType(resource, type))) &&
    filters.every(filter => hasTag(resource, filter))
  );
}

const getResources: Operation<TagWorld, GetResourcesInput, GetResourcesOutput> =
  {
    checks: () => [{ action: 'tag:GetResources', resource: '*' }],
    handle: (input, { state, accountId, region }) => {
      check(input);
      const { PaginationToken, ResourcesPerPage, ...scope } = input;
      let rest = state
        .list({ accountId, region })
        .filter(resource => matches(resource, input));
      // The SDKs' paginators send an empty token for the first page, too.
      if (PaginationToken) {
        const cursor = cursorSchema.safeParse(
          decodePageToken(scope, PaginationToken),
        );
        if (!cursor.success) {
          throw new AwsError(
            'PaginationTokenExpiredException',
            'The pagination token is invalid or has expired',
          );
        }
        rest = rest.filter(({ arn }) => arn > cursor.data);
      }
      const page = rest.slice(0, ResourcesPerPage ?? DEFAULT_PAGE_SIZE);
      return {
        PaginationToken:
          rest.length > page.length
            ? encodePageToken(scope, page[page.length - 1].arn)
            : '',
        ResourceTagMappingList: page.map(({ arn, tags }) => ({
          ResourceARN: arn,
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        })),
      };
    },
  };

/** The operations of the Resource Groups Tagging API by name. */
export const taggingOperations: Readonly<
  Record<string, Operation<TagWorld, unknown, unknown>>
> = {
  GetResources: getResources,
};
