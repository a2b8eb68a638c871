import type { NormalizedSchema } from '@smithy/core/schema';

/** Where the two query protocols differ in the names of parameters. */
export interface QueryDialect {
  readonly memberName: (name: string, member: NormalizedSchema) => string;
  /** Whether all lists are flattened, or only those whose shape says so. */
  readonly flattensLists: boolean;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Smithy specification, "AWS query protocol". */
export const AWS_QUERY: QueryDialect = {
  memberName: (name, member) => member.getMergedTraits().xmlName ?? name,
  flattensLists: false,
};

/** Smithy specification, "AWS EC2 query protocol". */
export const EC2_QUERY: QueryDialect = {
  memberName: (name, member) => {
    const { ec2QueryName, xmlName } = member.getMergedTraits();
    return typeof ec2QueryName === 'string'
      ? ec2QueryName
      : capitalized(xmlName ?? name);
  },
  flattensLists: true,
};
