/**
 * Who made a call, as CloudTrail tells it.
 *
 * @public
 */
export interface UserIdentity {
  readonly type:
    | 'IAMUser'
    | 'AssumedRole'
    | 'WebIdentityUser'
    | 'AWSAccount'
    | 'AWSService'
    | 'Unknown';
  readonly principalId?: string;
  readonly arn?: string;
  readonly accountId?: string;
  readonly accessKeyId?: string;
  readonly userName?: string;
  readonly identityProvider?: string;
  /** Service that made the call, for example `ec2.amazonaws.com`. */
  readonly invokedBy?: string;
  readonly sessionContext?: SessionContext;
}

/**
 * The session behind temporary credentials.
 *
 * @public
 */
export interface SessionContext {
  readonly sessionIssuer?: {
    readonly type: 'Role';
    readonly principalId: string;
    readonly arn: string;
    readonly accountId: string;
    readonly userName: string;
  };
  readonly webIdFederationData?: {
    readonly federatedProvider: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly sourceIdentity?: string;
  readonly attributes: {
    readonly creationDate: string;
    readonly mfaAuthenticated: 'true' | 'false';
  };
}

/**
 * One call, in the format of a CloudTrail record.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * @public
 */
export interface CloudTrailEvent {
  readonly eventVersion: string;
  readonly userIdentity: UserIdentity;
  /** ISO 8601, to the second. */
  readonly eventTime: string;
  /** For example `sts.amazonaws.com`. */
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  readonly sourceIPAddress: string;
  readonly userAgent?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly responseElements: Readonly<Record<string, unknown>> | null;
  readonly requestID: string;
  readonly eventID: string;
  readonly readOnly: boolean;
  readonly resources?: readonly CloudTrailResource[];
  readonly eventType: 'AwsApiCall';
  readonly managementEvent: boolean;
  readonly eventCategory: 'Management' | 'Data';
  /** Absent when nobody's key was recognised: no account then sees the event. */
  readonly recipientAccountId?: string;
  /** Joins the two accounts' records of a cross-account call. */
  readonly sharedEventID?: string;
}

/**
 * A resource of a call.
 *
 * @public
 */
export interface CloudTrailResource {
  readonly ARN: string;
  readonly accountId?: string;
  /** For example `AWS::IAM::Role`. */
  readonly type: string;
}
