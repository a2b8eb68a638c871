import type { z } from 'zod';
import type { IamWriter } from '../IamWriter';

/** Where a template is applied. */
export interface Target {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly stackName: string;
}

/** One type of resource that IAM of the sandbox has. */
export interface ResourceKind<P = unknown> {
  readonly type: string;
  /** Strict: every other property is named as unsupported. */
  readonly properties: z.ZodType<P>;
  /** Name that the resource has, or would have without one. */
  nameOf(properties: P, fallback: string): string;
  arnOf(properties: P, name: string, target: Target): string;
  /** What `Ref` gives. */
  readonly ref: 'name' | 'arn';
  /**
   * Brings the resource to what its properties say.
   *
   * @returns whether it existed before
   */
  apply(
    properties: P,
    resource: { readonly name: string; readonly arn: string },
    writer: IamWriter,
  ): Promise<boolean>;
}

/** Attributes that `Fn::GetAtt` gives of every kind. */
export const ATTRIBUTES = ['Arn'];
