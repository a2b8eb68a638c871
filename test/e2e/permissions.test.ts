import {
  CloudWatchClient,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { AgentRole } from './agentRole';
import { expect, openAgent, test } from './portal';

const role = AgentRole.create('shipping-alloy');

const permissions = (page: Page) =>
  page.getByRole('region', { name: 'Permissions' });
const part = (page: Page, name: RegExp) =>
  permissions(page).getByRole('button', { name });

/** Asks AWS anew and waits until the page shows the answer. */
async function refresh(page: Page) {
  const reloaded = page.waitForResponse(
    response =>
      response.url().endsWith('/shipping/permissions') && response.ok(),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await reloaded;
}

/** What the agent itself gets from AWS with its role: one call that it needs, one that it must not have. */
async function askAsAgent() {
  const config = await role.agentCredentials();
  const now = Date.now();
  const metrics = await new CloudWatchClient(config).send(
    new GetMetricDataCommand({
      StartTime: new Date(now - 3_600_000),
      EndTime: new Date(now),
      MetricDataQueries: [
        {
          Id: 'sent',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/SQS',
              MetricName: 'NumberOfMessagesSent',
              Dimensions: [{ Name: 'QueueName', Value: 'shipping-labels' }],
            },
            Period: 300,
            Stat: 'Sum',
          },
        },
      ],
    }),
  );
  const buckets = await new S3Client(config)
    .send(new ListBucketsCommand({}))
    .then(
      () => 'listed',
      error => error.name as string,
    );
  return { points: metrics.MetricDataResults?.[0].Values?.length, buckets };
}

test.describe('shipping, whose role is far too broad', () => {
  let before: Awaited<ReturnType<typeof role.policies>>;

  test.beforeAll(async () => {
    before = await role.policies();
  });

  test.afterAll(async () => {
    await role.replace(before);
  });

  test('tells what is in excess, and a finding at its lines', async ({
    page,
    traffic,
  }) => {
    await openAgent(page, 'shipping');
    const excess = permissions(page).getByRole('table', {
      name: 'Permissions in excess, riskiest first',
    });
    await expect(excess).toContainText('s3:*');
    await expect(excess).toContainText('iam:PassRole');

    const finding = permissions(page)
      .getByRole('listitem')
      .filter({ hasText: 'pass-any-role' })
      .first();
    await finding
      .getByRole('button', { name: /^TemporaryUntilWeKnow in everything/ })
      .click();
    await expect(finding.getByRole('group')).toContainText('"Resource": "*"');
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('has no serious accessibility violation when its parts are open', async ({
    page,
    traffic,
  }) => {
    await openAgent(page, 'shipping');
    for (const name of ['Missing', 'Granted', 'Needed', 'Trust', 'The fix']) {
      await permissions(page)
        .getByRole('heading', { level: 3, name: new RegExp(`^${name}`) })
        .getByRole('button')
        .click();
    }
    await expect(permissions(page).getByRole('tabpanel')).toContainText('Sid');
    const { violations } = await new AxeBuilder({ page })
      .include('#aws-agent-permissions')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id} ${nodes[0].html}`),
    ).toEqual([]);
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('an accepted finding stays in sight, and comes back when that is taken back', async ({
    page,
    traffic,
  }) => {
    await openAgent(page, 'shipping');
    const finding = permissions(page)
      .getByRole('listitem')
      .filter({ hasText: 'pass-any-role' })
      .first();
    await finding.getByRole('button', { name: 'Accept…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Until we know what it needs');
    await dialog.getByRole('button', { name: 'Accept the finding' }).click();
    await expect(dialog).toHaveCount(0);

    await part(page, /^1 accepted finding$/).click();
    await expect(finding).toContainText('Until we know what it needs');
    await expect(finding).toContainText('Accepted by user:default/guest');
    await page.reload();
    await part(page, /^1 accepted finding$/).click();
    await finding.getByRole('button', { name: 'Take back' }).click();
    await expect(part(page, /accepted finding$/)).toHaveCount(0);
    await expect(
      finding.getByRole('button', { name: 'Accept…' }),
    ).toBeVisible();
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('the minimal policy, copied and applied, ends the findings while metrics still flow', async ({
    page,
    context,
    traffic,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const asBefore = await askAsAgent();
    expect(asBefore.points).toBeGreaterThan(0);
    expect(asBefore.buckets).toBe('listed');

    await openAgent(page, 'shipping');
    await part(page, /^The fix/).click();
    await expect(
      permissions(page).getByRole('tab', { name: 'Terraform' }),
    ).toBeVisible();
    await expect(
      permissions(page).getByLabel('Policy of the role, today and then', {
        exact: true,
      }),
    ).toContainText('s3:*');
    await permissions(page)
      .getByRole('tabpanel')
      .getByRole('button', { name: /^Copy: / })
      .first()
      .click();
    const policy = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(policy).Version).toBe('2012-10-17');
    await role.replace({
      inline: new Map([['agent', policy]]),
      attached: [],
    });

    await refresh(page);
    const summary = permissions(page).getByRole('group', {
      name: 'Summary of the permissions',
    });
    await expect(summary.getByRole('button', { name: /^Findings/ })).toHaveText(
      'Findingsnone',
    );
    await expect(summary.getByRole('button', { name: /^Missing/ })).toHaveText(
      'Missingnothing',
    );
    await expect(
      summary.getByRole('button', { name: /^More than needed/ }),
    ).toHaveText('More than needednothing');
    await expect(
      page.getByRole('img', { name: /, \d+ points$/ }).first(),
    ).toBeVisible();
    const asAfter = await askAsAgent();
    expect(asAfter.points).toBeGreaterThan(0);
    expect(asAfter.buckets).toBe('AccessDenied');

    await role.replace(before);
    await refresh(page);
    await expect(summary).toContainText('critical');
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });
});
