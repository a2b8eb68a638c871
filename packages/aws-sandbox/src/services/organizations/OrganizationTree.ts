import { createHash } from 'node:crypto';
import type { Policy } from 'iam-policy-engine';
import type { Account, World } from '../../world';

/** A service control policy as Organizations shows it. */
export interface TreePolicy {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly awsManaged: boolean;
  readonly content: string;
}

/** Root, organizational unit or account. */
export interface TreeNode {
  readonly id: string;
  readonly type: 'ROOT' | 'ORGANIZATIONAL_UNIT' | 'ACCOUNT';
  readonly arn: string;
  readonly policies: readonly TreePolicy[];
  readonly parent?: TreeNode;
}

const FULL_ACCESS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/**
 * The organization behind the levels of policies that accounts have in the
 * seed. Ids follow from what levels say, so that accounts below the same unit
 * share it.
 */
export class OrganizationTree {
  private readonly nodes = new Map<string, TreeNode>();

  private constructor(
    readonly id: string,
    readonly managementAccountId: string,
  ) {}

  /** Undefined without an organization. */
  static of(world: World): OrganizationTree | undefined {
    const { organizationId, managementAccountId } = world;
    if (!organizationId || !managementAccountId) return undefined;
    const tree = new OrganizationTree(organizationId, managementAccountId);
    for (const account of world.accounts.values()) tree.#add(account);
    return tree;
  }

  node(id: string): TreeNode | undefined {
    return this.nodes.get(id);
  }

  policy(id: string): TreePolicy | undefined {
    return [...this.nodes.values()]
      .flatMap(({ policies }) => policies)
      .find(policy => policy.id === id);
  }

  /** The last level is the account's own; one that is alone is the root's. */
  #add({ id, scp }: Account): void {
    const full = [this.#policy(FULL_ACCESS)];
    const levels = (scp ?? []).map(level =>
      level.map(policy => this.#policy(policy.document, policy)),
    );
    const [root = full, ...rest] = levels;
    const own = rest.pop() ?? full;
    let path = hashOf(root);
    let parent = this.#keep({
      id: `r-${path.slice(0, 4)}`,
      type: 'ROOT',
      arn: this.#arn('root', `r-${path.slice(0, 4)}`),
      policies: root,
    });
    for (const policies of rest) {
      path = hashOf([path, policies]);
      const unit = `ou-${parent.id.split('-')[1]}-${path.slice(0, 8)}`;
      parent = this.#keep({
        id: unit,
        type: 'ORGANIZATIONAL_UNIT',
        arn: this.#arn('ou', unit),
        policies,
        parent,
      });
    }
    const arn = this.#arn('account', id);
    this.#keep({ id, type: 'ACCOUNT', arn, policies: own, parent });
  }

  #keep(node: TreeNode): TreeNode {
    const known = this.nodes.get(node.id) ?? node;
    this.nodes.set(node.id, known);
    return known;
  }

  #arn(type: string, id: string): string {
    return `arn:aws:organizations::${this.managementAccountId}:${type}/${this.id}/${id}`;
  }

  #policy(document: unknown, policy?: Policy): TreePolicy {
    const content = JSON.stringify(document);
    if (isFullAccess(document)) {
      const id = 'p-FullAWSAccess';
      return {
        id,
        arn: `arn:aws:organizations::aws:policy/service_control_policy/${id}`,
        name: 'FullAWSAccess',
        awsManaged: true,
        content,
      };
    }
    const id = `p-${hashOf(document).slice(0, 8)}`;
    const type = 'service_control_policy';
    return {
      id,
      arn: `arn:aws:organizations::${this.managementAccountId}:policy/${this.id}/${type}/${id}`,
      name: policy?.statements.find(({ sid }) => sid)?.sid ?? id,
      awsManaged: false,
      content,
    };
  }
}

function isFullAccess(document: unknown): boolean {
  const { Statement } = document as { Statement: unknown };
  const statements = [Statement].flat() as Record<string, unknown>[];
  const [{ Effect, Action, Resource, Condition }] = statements;
  return (
    statements.length === 1 &&
    Effect === 'Allow' &&
    Action === '*' &&
    Resource === '*' &&
    Condition === undefined
  );
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
