export interface Config {
  /** What the AWS agents backend cannot know by itself. */
  awsAgents: {
    /**
     * Names this portal in the ExternalIds it sends: 2 to 64 letters, digits
     * and `_+=,.@-`. Trust policies contain it, so do not change it lightly.
     * @visibility backend
     */
    portalId: string;
    /**
     * A role that is assumed first and from which all monitoring roles are
     * assumed. Sessions are then limited to an hour by AWS (role chaining).
     * @visibility backend
     */
    hubRoleArn?: string;
    /**
     * ExternalId sent when the hub role is assumed.
     * @visibility backend
     */
    hubRoleExternalId?: string;
    /**
     * Regions of agents for which neither entity nor account names any.
     * @visibility backend
     */
    defaultRegions: string[];
    /**
     * Path and name of the role that is assumed to observe an agent whose
     * entity names none, for example `monitoring/{name}`. Placeholders:
     * `{kind}`, `{namespace}`, `{name}`, `{agentRoleName}`. Without it the
     * agent role itself is assumed.
     * @visibility backend
     */
    monitoringRoleName?: string;
    /**
     * AWS accounts of agents. Others work as well, without name and overrides.
     */
    accounts?: Array<{
      /**
       * Twelve digits, in quotes.
       * @visibility backend
       */
      accountId: string;
      /**
       * Shown beside the account id.
       * @visibility backend
       */
      name: string;
      /**
       * Regions of agents of this account whose entity names none.
       * @visibility backend
       */
      regions?: string[];
      /**
       * Like `awsAgents.monitoringRoleName`, for this account.
       * @visibility backend
       */
      monitoringRoleName?: string;
      /**
       * One monitoring role for all agents of this account.
       * @visibility backend
       */
      monitoringRoleArn?: string;
      /**
       * A role that the portal may assume to list the account's metrics while
       * an agent is onboarded, before the agent's own monitoring role exists.
       * @visibility backend
       */
      onboardingRoleArn?: string;
      /**
       * ExternalId for this account in mode `account`. Default:
       * `<portalId>/<accountId>`.
       * @visibility backend
       */
      externalId?: string;
      /**
       * Seconds a session of this account shall live, 900 to 43200.
       * @visibility backend
       */
      sessionDurationSeconds?: number;
      /**
       * Accounts whose metrics this account sees as the monitoring account of
       * CloudWatch cross-account observability; `*`: all that are linked.
       * Selectors then look for metrics in them as well. Default: none.
       * @visibility backend
       */
      linkedAccounts?: string[];
    }>;
    /** What is generated for new agents. */
    onboarding?: {
      /**
       * ARN of the role or user that assumes monitoring roles, with its path.
       * Default: the hub role, else the portal's identity where its ARN is
       * known with the path.
       * @visibility backend
       */
      portalPrincipalArn?: string;
      /**
       * Path of the roles. Default: `/agents/`.
       * @visibility backend
       */
      rolePath?: string;
      /**
       * Name of the agent role. Default: `{name}-alloy`. Placeholders: `{kind}`,
       * `{namespace}`, `{name}`.
       * @visibility backend
       */
      agentRoleName?: string;
      /**
       * Name of the monitoring role. Default: `{name}-observer`. Placeholders:
       * those of `agentRoleName`, and `{agentRoleName}`.
       * @visibility backend
       */
      monitoringRoleName?: string;
      /**
       * Permissions boundary of all roles.
       * @visibility backend
       */
      permissionsBoundaryArn?: string;
      /**
       * Organization that the portal must be of to assume monitoring roles.
       * @visibility backend
       */
      organizationId?: string;
      /**
       * Tags of everything that is created, besides those that say whose it is.
       * @visibility backend
       */
      tags?: { [key: string]: string };
    };
    /** The ExternalId that is sent when a monitoring role is assumed. */
    externalId?: {
      /**
       * `entity` (default): `<portalId>/<kind>:<namespace>/<name>`, so that AWS
       * refuses a role whose trust policy does not name the entity; `account`:
       * one an account; `fixed`: `value`; `none`.
       * @visibility backend
       */
      mode?: 'entity' | 'account' | 'fixed' | 'none';
      /**
       * The ExternalId of mode `fixed`.
       * @visibility backend
       */
      value?: string;
      /**
       * In mode `entity`: where a role's trust policy may not be read, asks AWS
       * by an AssumeRole with another ExternalId whether the role demands the
       * right one; once in the lifetime of a session. Such a request should be
       * refused, and then stands in the CloudTrail of the role's account as
       * AccessDenied. Default: false.
       * @visibility backend
       */
      probe?: boolean;
    };
    /** The inline policy that each session carries. */
    sessionPolicy?: {
      /**
       * Restricts sessions to the read actions the backend uses. Default: true.
       * @visibility backend
       */
      enabled?: boolean;
    };
    /** The sessions with which agents are observed. */
    session?: {
      /**
       * Seconds a session shall live, 900 to 43200. Default: 3600.
       * @visibility backend
       */
      durationSeconds?: number;
      /**
       * SourceIdentity of the sessions; trust policies must then allow
       * `sts:SetSourceIdentity`.
       * @visibility backend
       */
      sourceIdentity?: string;
      /**
       * Session tags; trust policies must then allow `sts:TagSession`. Values
       * may hold the placeholders of `monitoringRoleName`.
       * @visibility backend
       */
      tags?: { [key: string]: string };
    };
    /** The Security Token Service that issues the sessions. */
    sts?: {
      /**
       * Region of the STS endpoint. Default: `AWS_REGION`, else the first
       * default region; for roles of another partition the agent's region.
       * @visibility backend
       */
      region?: string;
    };
    /**
     * For hybrid installations without a PKI: the portal's own access key,
     * kept in a secrets store as JSON with `accessKeyId` and
     * `secretAccessKey`, read with the identity of the credential chain.
     */
    storedKey?: {
      /**
       * Where the key is kept.
       * @visibility backend
       */
      store: 'ssm-parameter' | 'secrets-manager';
      /**
       * Name or ARN of the parameter (SecureString) or secret.
       * @visibility backend
       */
      name: string;
      /**
       * Region of the store. Default: that of STS.
       * @visibility backend
       */
      region?: string;
      /**
       * Seconds after which the store is asked for a newer key. Default: 300.
       * @visibility backend
       */
      refreshSeconds?: number;
    };
    /**
     * One endpoint for all services, for example of a local AWS. The SDK's own
     * variables such as `AWS_ENDPOINT_URL` work as well.
     * @visibility backend
     */
    endpoint?: string;
    /** Endpoints of single services, for example VPC endpoints. */
    endpoints?: {
      /** @visibility backend */
      cloudtrail?: string;
      /** @visibility backend */
      cloudwatch?: string;
      /** @visibility backend */
      iam?: string;
      /** @visibility backend */
      resourcegroupstaggingapi?: string;
      /** @visibility backend */
      s3?: string;
      /** @visibility backend */
      secretsmanager?: string;
      /** @visibility backend */
      ssm?: string;
      /** @visibility backend */
      sts?: string;
    };
    /**
     * Uses FIPS endpoints. Default: the SDK's, see `AWS_USE_FIPS_ENDPOINT`.
     * @visibility backend
     */
    useFipsEndpoint?: boolean;
    /**
     * Uses dual-stack endpoints. Default: the SDK's, see
     * `AWS_USE_DUALSTACK_ENDPOINT`.
     * @visibility backend
     */
    useDualstackEndpoint?: boolean;
    /** Bounds that keep one bad account from slowing the others. */
    limits?: {
      /**
       * Sessions kept in memory; the least recently used go first. Default: 5000.
       * @visibility backend
       */
      maxSessions?: number;
      /**
       * Seconds after which an unused session is no longer renewed. Default: 3600.
       * @visibility backend
       */
      sessionIdleSeconds?: number;
      /**
       * Milliseconds to connect to an AWS endpoint. Default: 2000.
       * @visibility backend
       */
      connectTimeoutMillis?: number;
      /**
       * Milliseconds to wait for the answer of one attempt. Default: 15000.
       * @visibility backend
       */
      requestTimeoutMillis?: number;
      /**
       * Attempts a call, the first included. Default: 3.
       * @visibility backend
       */
      maxAttempts?: number;
      /**
       * Calls to one account and region at the same time. An account in all
       * its regions together takes at most a quarter of `concurrentCalls`, or
       * this many up to half of them. Default: 8.
       * @visibility backend
       */
      concurrentCallsPerAccount?: number;
      /**
       * Calls to all of AWS at the same time; one region gets half of them at
       * most. Default: 64.
       * @visibility backend
       */
      concurrentCalls?: number;
      /**
       * Calls a second to all of AWS. Default: 200.
       * @visibility backend
       */
      callsPerSecond?: number;
      /**
       * Part of AWS's quotas (calls a second of each account, region and
       * operation) that this backend may use, in percent; the rest is for
       * others in the account. Default: 50.
       * @visibility backend
       */
      quotaSharePercent?: number;
      /**
       * AWS calls remembered for each agent. Default: 200.
       * @visibility backend
       */
      recordedCallsPerAgent?: number;
      /**
       * Seconds between two refreshes of one agent that people ask for, and
       * between two renewals of its session; an earlier one is answered with
       * what is known. Default: 10.
       * @visibility backend
       */
      minRefreshSeconds?: number;
    };
    /** The scheduled collection. */
    collection?: {
      /**
       * Seconds between two collections. Default: 300.
       * @visibility backend
       */
      intervalSeconds?: number;
      /**
       * Seconds from the start of the backend to the first. Default: 3.
       * @visibility backend
       */
      initialDelaySeconds?: number;
      /**
       * Seconds after which a collection is given up. Default: 240.
       * @visibility backend
       */
      timeoutSeconds?: number;
      /**
       * Parts into which the accounts are divided, so that replicas share the
       * work: at least as many as there are replicas. Default: 4.
       * @visibility backend
       */
      shards?: number;
    };
    /**
     * How `GET /api/aws-agents/exporter/metrics` writes values for Prometheus;
     * a scrape can ask otherwise with `?timestamps=` and `?labels=`.
     */
    exporter?: {
      /**
       * Writes the times of CloudWatch's points instead of leaving them to the
       * scrape. Default: false.
       * @visibility backend
       */
      timestamps?: boolean;
      /**
       * Names of the labels of dimensions: `snake-case` (default),
       * `dimension_queue_name`, passes the checks of promtool; `yace`,
       * `dimension_QueueName`, is what YACE writes by default.
       * @visibility backend
       */
      dimensionLabels?: 'snake-case' | 'yace';
    };
    /** What observing agents costs at list price, and may cost. */
    cost?: {
      /**
       * US dollars a month that observing one agent may cost. Above that pace
       * its metrics and deliveries are collected less often, and its
       * observations say so. Default: no limit.
       * @visibility backend
       */
      monthlyBudgetUsdPerAgent?: number;
      /**
       * How the price of GetMetricData is read for the budget: `metrics`
       * (default) counts up to five statistics of a metric as one, `queries`
       * counts each. Both figures are always shown.
       * @visibility backend
       */
      priceReading?: 'metrics' | 'queries';
      /**
       * Days that costs are kept, 7 to 400. Default: 62.
       * @visibility backend
       */
      retentionDays?: number;
    };
    /** Long-lived access keys of on-premises agents. */
    accessKeys?: {
      /**
       * Days after which a key should have been rotated. Default: 90.
       * @visibility backend
       */
      rotationLimitDays?: number;
    };
    /** What AWS is asked about the permissions of agents, beside their policies. */
    permissions?: {
      /**
       * Ask IAM once a day which services a role has used. Default: true.
       * @visibility backend
       */
      serviceLastAccessed?: boolean;
      /**
       * Have IAM's policy simulator and the policy validation of IAM Access
       * Analyzer judge what the portal has judged, and show where they
       * disagree. Default: false.
       * @visibility backend
       */
      confirmWithAws?: boolean;
      /**
       * Role of the management account, or of a delegated administrator for
       * Organizations, as which the portal reads the service control policies
       * of the accounts of agents. Default: they are not read.
       * @visibility backend
       */
      organizationRoleArn?: string;
    };
    /**
     * Which entities may bind which accounts and roles. Without rules all may;
     * with rules a binding needs one rule that allows it.
     */
    bindingRules?: Array<{
      /**
       * Named in refusals.
       * @visibility backend
       */
      id: string;
      /** Entities the rule is about; what is left out matches any. */
      entities?: {
        /** @visibility backend */
        kinds?: string[];
        /** @visibility backend */
        namespaces?: string[];
        /**
         * Full entity refs such as `group:default/payments-team`.
         * @visibility backend
         */
        owners?: string[];
        /**
         * Full entity refs such as `system:default/money`.
         * @visibility backend
         */
        systems?: string[];
        /**
         * Labels the entity must have, with exactly these values.
         * @visibility backend
         */
        labels?: { [key: string]: string };
      };
      /**
       * Account ids; left out: any.
       * @visibility backend
       */
      accounts?: string[];
      /**
       * Patterns of path and name of a role, or of an on-premises agent's
       * user, such as `agents/payments-*`; left out: any.
       * @visibility backend
       */
      roles?: string[];
    }>;
    /**
     * Capabilities that modules add to the built-in ones.
     * @visibility backend
     */
    capabilities?: string[];
  };
}
