import { expect, openAgent, test } from './portal';

const CHAIN = { name: 'How the portal reaches it' };

test('promotions: the chain ends where AWS refuses the role of payments', async ({
  page,
  traffic,
}) => {
  const asked = page.waitForResponse(response =>
    response.url().includes('/promotions/metrics'),
  );
  await openAgent(page, 'promotions');
  const hops = page
    .getByRole('region', CHAIN)
    .getByRole('list', { name: /^From the portal identity/ })
    .getByRole('listitem');
  await expect(hops).toHaveCount(2);
  await expect(hops.nth(0)).toContainText('from Web identity token');
  await expect(hops.nth(0)).toContainText('Reached');
  await expect(hops.nth(1)).toContainText(
    'arn:aws:iam::111122223333:role/monitoring/payments-observer',
  );
  await expect(hops.nth(1)).toContainText('Failed');
  await expect(hops.nth(1)).toContainText(
    'AssumeRole with ExternalId acme-portal/component:default/promotions',
  );
  await expect(hops.nth(1)).toContainText('was not allowed to assume');
  await expect(page.getByText('The portal holds no session')).toBeVisible();
  // Nothing of the agent whose role it is.
  await expect(page.getByText('NumberOfMessagesSent')).toHaveCount(0);
  expect((await (await asked).json()).series).toEqual([]);
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('coupons: a refused binding is told as one, and AWS is not asked', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'coupons');
  const status = page.getByLabel('Status of the AWS agent');
  await expect(status).toContainText(
    'component:default/coupons may not bind arn:aws:iam::888877776666:role/agents/fleet-telemetry-alloy',
  );
  await expect(status).toContainText(
    'The binding rule edge-is-for-logistics reserves this role',
  );
  await expect(page.getByRole('region', CHAIN)).toHaveCount(0);
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('legacy-crm: a role that anybody may borrow, with the trust policy that mends it', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'legacy-crm');
  const section = page.getByRole('region', CHAIN);
  await expect(section.getByRole('listitem').nth(1)).toContainText(
    'whoever can annotate an entity can look through this role',
  );
  await expect(section).toContainText(
    '"sts:ExternalId": "acme-portal/component:default/legacy-crm"',
  );
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('a renewal is done once, and says when it can be done again', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'payments');
  const renew = page.getByRole('button', { name: 'Renew' });
  const renewed = page.waitForResponse(response =>
    response.url().endsWith('/credentials/refresh'),
  );
  await renew.click();
  const response = await renewed;
  expect(response.status()).toBe(200);
  const { session, renewableAt, serverTime } = await response.json();
  expect(session.refreshCount).toBeGreaterThan(0);
  expect(Date.parse(renewableAt)).toBeGreaterThan(Date.parse(serverTime));
  await expect(renew).toHaveAttribute('aria-disabled', 'true');
  await renew.hover();
  await expect(page.getByText(/possible again in \d+ s/)).toBeVisible();
  await expect(renew).toHaveAttribute('aria-disabled', 'false');
  expect(traffic.bodies.length).toBeGreaterThan(3);
});
