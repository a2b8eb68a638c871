/**
 * The kinds of policy that take part in an authorization decision.
 *
 * @public
 */
export type PolicyType =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'vpc-endpoint';

/**
 * The versions of the policy language. Variables exist only in `2012-10-17`.
 *
 * @public
 */
export type PolicyVersion = '2012-10-17' | '2008-10-17';

/**
 * One value or a list of values, as the policy grammar allows for most elements.
 *
 * @public
 */
export type OneOrMany<T> = T | readonly T[];

/**
 * A scalar of a condition block. AWS accepts JSON numbers and booleans besides strings.
 *
 * @public
 */
export type ConditionScalar = string | number | boolean;

/**
 * The `Principal` or `NotPrincipal` element: `*`, or lists by principal category.
 *
 * @public
 */
export type PrincipalDocument =
  | '*'
  | {
      readonly AWS?: OneOrMany<string>;
      readonly Service?: OneOrMany<string>;
      readonly Federated?: OneOrMany<string>;
      readonly CanonicalUser?: OneOrMany<string>;
    };

/**
 * The `Condition` element: operator to condition key to value(s).
 *
 * @public
 */
export type ConditionDocument = {
  readonly [operator: string]: {
    readonly [key: string]: OneOrMany<ConditionScalar>;
  };
};

/**
 * A statement as written.
 *
 * @public
 */
export interface StatementDocument {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalDocument;
  readonly NotPrincipal?: PrincipalDocument;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: ConditionDocument;
}

/**
 * A policy as written.
 *
 * @public
 */
export interface PolicyDocument {
  readonly Version?: PolicyVersion;
  readonly Id?: string;
  readonly Statement: OneOrMany<StatementDocument>;
}

/**
 * A list of patterns and whether the element was its `Not` form.
 *
 * @public
 */
export interface PatternElement {
  /** True for `NotAction` and `NotResource`. */
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

/**
 * The category under which a principal is listed in a `Principal` element.
 *
 * @public
 */
export type PrincipalCategory =
  | 'AWS'
  | 'Service'
  | 'Federated'
  | 'CanonicalUser';

/**
 * One principal named by a statement. Both ways to write everyone, `"*"` and `{"AWS": "*"}`, become
 * `{category: 'AWS', value: '*'}`: AWS documents them as equivalent.
 *
 * @public
 */
export interface StatementPrincipal {
  readonly category: PrincipalCategory;
  readonly value: string;
}

/**
 * The principals of a statement and whether they were written as `NotPrincipal`.
 *
 * @public
 */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly principals: readonly StatementPrincipal[];
}

/**
 * One line of a condition block: all lines of a statement must hold.
 *
 * @public
 */
export interface StatementCondition {
  /** The operator as written, e.g. `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  /** The condition key as written, e.g. `aws:SourceIp`. */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * A statement with every element in its one list form.
 *
 * @public
 */
export interface Statement {
  /** Zero-based position in the policy. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly action: PatternElement;
  /** Absent in trust policies, where the role itself is the resource. */
  readonly resource?: PatternElement;
  /** Present only in policies that are attached to resources. */
  readonly principal?: PrincipalElement;
  readonly conditions: readonly StatementCondition[];
}

/**
 * A parsed policy. Create it with {@link parsePolicy}; the first evaluation compiles it, later ones reuse that.
 *
 * @public
 */
export interface Policy {
  /** Name or ARN; how a decision refers to the policy. */
  readonly id: string;
  readonly type: PolicyType;
  readonly arn?: string;
  /** `2008-10-17` when the document names none, as AWS assumes. */
  readonly version: PolicyVersion;
  readonly document: PolicyDocument;
  readonly statements: readonly Statement[];
  /** The JSON text, when the policy was parsed from text. */
  readonly source?: string;
}

/**
 * What a policy is and what to call it.
 *
 * @public
 */
export interface ParsePolicyOptions {
  readonly type: PolicyType;
  /** Name of the policy; default: its ARN, else the type. */
  readonly id?: string;
  readonly arn?: string;
}
