import type { Protocol } from '../../service';

/** Services whose API the sandbox can read and write. */
export type ServiceName =
  | 'cloudtrail'
  | 'cloudwatch'
  | 'iam'
  | 'organizations'
  | 's3'
  | 'secretsmanager'
  | 'ssm'
  | 'sso'
  | 'sts'
  | 'tagging';

/** How a service words that required members are missing. */
export type MissingMemberWording = 'constraint' | 'parameter' | 's3';

/** What a service's wire format needs besides the schemas of its shapes. */
export interface ServiceFacts {
  readonly name: ServiceName;
  /** Names of the service in a credential scope. */
  readonly signingNames: readonly string[];
  /** Spoken protocols, that of the SDK for JavaScript first. */
  readonly protocols: readonly Protocol[];
  /** What stands before the operation in `X-Amz-Target`, and for the service in an RPC v2 path. */
  readonly target: string;
  readonly xmlNamespace: string;
  readonly version: string;
  readonly missingMember: MissingMemberWording;
}

/** Facts of each service, as its public Smithy model states them. */
export const SERVICE_FACTS: Readonly<Record<ServiceName, ServiceFacts>> = {
  sts: {
    name: 'sts',
    signingNames: ['sts'],
    protocols: ['awsQuery'],
    target: 'AWSSecurityTokenServiceV20110615',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    version: '2011-06-15',
    missingMember: 'constraint',
  },
  iam: {
    name: 'iam',
    signingNames: ['iam'],
    protocols: ['awsQuery'],
    target: 'AWSIdentityManagementV20100508',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    version: '2010-05-08',
    missingMember: 'constraint',
  },
  cloudwatch: {
    name: 'cloudwatch',
    signingNames: ['monitoring'],
    protocols: ['awsJson1_0', 'rpcV2Cbor', 'awsQuery'],
    target: 'GraniteServiceVersion20100801',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    version: '2010-08-01',
    missingMember: 'parameter',
  },
  cloudtrail: {
    name: 'cloudtrail',
    signingNames: ['cloudtrail'],
    protocols: ['awsJson1_1'],
    target: 'CloudTrail_20131101',
    xmlNamespace: 'http://cloudtrail.amazonaws.com/doc/2013-11-01/',
    version: '2013-11-01',
    missingMember: 'constraint',
  },
  organizations: {
    name: 'organizations',
    signingNames: ['organizations'],
    protocols: ['awsJson1_1'],
    target: 'AWSOrganizationsV20161128',
    xmlNamespace: 'http://organizations.amazonaws.com/doc/2016-11-28/',
    version: '2016-11-28',
    missingMember: 'constraint',
  },
  ssm: {
    name: 'ssm',
    signingNames: ['ssm'],
    protocols: ['awsJson1_1'],
    target: 'AmazonSSM',
    xmlNamespace: 'http://ssm.amazonaws.com/doc/2014-11-06/',
    version: '2014-11-06',
    missingMember: 'constraint',
  },
  secretsmanager: {
    name: 'secretsmanager',
    signingNames: ['secretsmanager'],
    protocols: ['awsJson1_1'],
    target: 'secretsmanager',
    xmlNamespace: '',
    version: '2017-10-17',
    missingMember: 'constraint',
  },
  sso: {
    name: 'sso',
    signingNames: ['awsssoportal'],
    protocols: ['restJson1'],
    target: 'SWBPortalService',
    xmlNamespace: '',
    version: '2019-06-10',
    missingMember: 'constraint',
  },
  tagging: {
    name: 'tagging',
    signingNames: ['tagging'],
    protocols: ['awsJson1_1'],
    target: 'ResourceGroupsTaggingAPI_20170126',
    xmlNamespace: '',
    version: '2017-01-26',
    missingMember: 'constraint',
  },
  s3: {
    name: 's3',
    signingNames: ['s3'],
    protocols: ['restXml'],
    target: 'AmazonS3',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    version: '2006-03-01',
    missingMember: 's3',
  },
};
