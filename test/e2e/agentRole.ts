import {
  AttachRolePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';

const endpoint = process.env.SANDBOX_URL ?? 'http://127.0.0.1:4566';

/** Account of shipping, whose role is too broad. */
export const ACCOUNT = '444455556666';

const region = 'eu-central-1';

/** What a role has of policies. */
interface RolePolicies {
  readonly inline: ReadonlyMap<string, string>;
  readonly attached: readonly string[];
}

/**
 * The policies of an agent role, changed by somebody who may: a user of the
 * demo world with signed calls to IAM, as nobody in the portal could.
 */
export class AgentRole {
  static create(roleName: string): AgentRole {
    const iam = new IAMClient({
      endpoint,
      region: 'us-east-1',
      credentials: {
        accessKeyId: 'AKIADEMOENGINEER001',
        secretAccessKey: 'demo-only-platform-engineer-secret-key-01',
      },
    });
    return new AgentRole(iam, roleName);
  }

  private constructor(
    private readonly iam: IAMClient,
    private readonly roleName: string,
  ) {}

  async policies(): Promise<RolePolicies> {
    const { roleName: RoleName } = this;
    const { PolicyNames = [] } = await this.iam.send(
      new ListRolePoliciesCommand({ RoleName }),
    );
    const inline = new Map<string, string>();
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument = '' } = await this.iam.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      inline.set(PolicyName, decodeURIComponent(PolicyDocument));
    }
    const { AttachedPolicies = [] } = await this.iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    return {
      inline,
      attached: AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
    };
  }

  /** Gives the role these policies and no others. */
  async replace(wanted: RolePolicies): Promise<void> {
    const { roleName: RoleName } = this;
    const today = await this.policies();
    for (const [PolicyName, PolicyDocument] of wanted.inline) {
      await this.iam.send(
        new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }),
      );
    }
    for (const PolicyArn of wanted.attached) {
      await this.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    for (const PolicyName of today.inline.keys()) {
      if (!wanted.inline.has(PolicyName)) {
        await this.iam.send(
          new DeleteRolePolicyCommand({ RoleName, PolicyName }),
        );
      }
    }
    for (const PolicyArn of today.attached) {
      if (!wanted.attached.includes(PolicyArn)) {
        await this.iam.send(
          new DetachRolePolicyCommand({ RoleName, PolicyArn }),
        );
      }
    }
  }

  /** The credentials that the agent itself has in its ECS task, for an SDK client. */
  async agentCredentials() {
    const started = await fetch(`${endpoint}/_sandbox/credential-endpoints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'task-role',
        roleArn: `arn:aws:iam::${ACCOUNT}:role/agents/${this.roleName}`,
        region,
      }),
    });
    const { environment } = await started.json();
    const answer = await fetch(environment.AWS_CONTAINER_CREDENTIALS_FULL_URI, {
      headers: {
        Authorization: environment.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '',
      },
    });
    const { AccessKeyId, SecretAccessKey, Token } = await answer.json();
    return {
      endpoint,
      region,
      credentials: {
        accessKeyId: AccessKeyId as string,
        secretAccessKey: SecretAccessKey as string,
        sessionToken: Token as string,
      },
    };
  }
}
