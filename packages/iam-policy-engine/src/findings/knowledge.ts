/**
 * The access levels of the Service Authorization Reference.
 *
 * @public
 */
export type AccessLevel =
  | 'List'
  | 'Read'
  | 'Write'
  | 'Permissions management'
  | 'Tagging';

/**
 * A resource type that an action works on.
 *
 * @public
 */
export interface KnownResourceType {
  /** ARN with placeholders, e.g. `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arn: string;
  /** True when the action cannot do without a resource of this type. */
  readonly required: boolean;
}

/**
 * What is known about an action.
 *
 * @public
 */
export interface KnownAction {
  /** Name without service prefix, e.g. `GetObject`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Empty for actions that take no resource and need `*`. */
  readonly resourceTypes: readonly KnownResourceType[];
  /** Keys of the action and of its resource types, e.g. `s3:prefix`, `aws:RequestTag/${TagKey}`. */
  readonly conditionKeys: readonly string[];
}

/**
 * Facts about AWS actions. The engine has none of its own; an adapter over a data set supplies them.
 *
 * @public
 */
export interface ActionKnowledge {
  /** All service prefixes, in lower case. */
  readonly services: ReadonlySet<string>;
  /**
   * The actions of a service by prefix in lower case; empty for unknown services. Called often: should be a lookup.
   */
  actionsOf(service: string): readonly KnownAction[];
  /** True for keys with several values (`ArrayOf...`), false for single-valued, undefined when unknown. */
  isMultivalued?(conditionKey: string): boolean | undefined;
}
