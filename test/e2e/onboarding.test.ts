import { expect, test } from './portal';

const OIDC =
  'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/PAYMENTSPROD';

test('a team onboards an agent, from the first field to live charts', async ({
  page,
  traffic,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(30_000);
  await page.goto('/catalog/default/component/returns/aws-agent');
  await expect(
    page.getByText('No AWS agent is bound to this entity'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Onboard an agent' }).click();

  // Where it runs: the entity is filled in, accounts say whether they are reachable.
  await expect(page.getByLabel('Entity')).toHaveValue(
    'component:default/returns',
  );
  await page.getByLabel('AWS account').click();
  const account = page.getByRole('option', { name: /acme-payments/ });
  await expect(account).toContainText('reachable');
  await expect(page.getByRole('option', { name: /acme-edge/ })).toHaveCount(0);
  await account.click();
  await page.getByLabel('Cluster').first().fill('prod-eu');
  await page.getByLabel("ARN of the cluster's OIDC provider").fill(OIDC);
  await page.getByLabel('Namespace').fill('returns');
  await page.getByRole('button', { name: 'Next' }).click();

  // What it does: what is missing is named, and metrics are held against CloudWatch.
  await expect(page.getByText('Metrics is missing')).toBeVisible();
  const metrics = page.getByLabel('Metrics', { exact: true });
  await metrics.fill('AWS/SQS{QueueName="retruns"}');
  const checks = page.getByRole('list', { name: 'What CloudWatch has' });
  await expect(checks).toContainText('no metric in eu-west-1 matches');
  await metrics.fill(
    'AWS/SQS{QueueName="returns"}\nAWS/Lambda{FunctionName="returns-api"}',
  );
  await expect(checks).toContainText('4 metrics in eu-west-1');
  await expect(page.getByText(/needs met, nothing in excess/)).toBeVisible();
  await page.getByRole('tab', { name: 'Trust policies' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(
    'system:serviceaccount:returns:alloy',
  );
  await page.getByRole('button', { name: 'Next' }).click();

  // What is shown is what will be written.
  await expect(page.getByLabel('Infrastructure code')).toBeVisible();
  await expect(page.getByText(/needs met, nothing in excess/)).toBeVisible();
  await page.getByRole('tab', { name: 'Alloy configuration' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(
    'prometheus.exporter.cloudwatch',
  );
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  const tab = page.getByRole('link', { name: "The agent's tab" });
  await expect(tab).toBeVisible({ timeout: 90_000 });
  await tab.click();

  // Green by itself, with live charts.
  const status = page.getByLabel('Status of the AWS agent');
  await expect(status).toContainText('Healthy', { timeout: 90_000 });
  await expect(
    page.getByText('arn:aws:iam::111122223333:role/agents/returns-alloy'),
  ).toBeVisible();
  await expect(
    page.getByRole('img', {
      name: /^NumberOfMessagesSent, Sum, \d{2,} points$/,
    }),
  ).toBeVisible();
  expect(traffic.bodies.length).toBeGreaterThan(3);
});
