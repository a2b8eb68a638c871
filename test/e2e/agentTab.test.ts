import { expect, openAgent, test } from './portal';

test.describe('payments, a healthy agent', () => {
  test('shows role, session, charts and deliveries', async ({
    page,
    traffic,
  }) => {
    await openAgent(page, 'payments');
    const status = page.getByLabel('Status of the AWS agent');
    await expect(status).toContainText('Healthy');
    await expect(
      page.getByText('arn:aws:iam::111122223333:role/agents/payments-alloy'),
    ).toBeVisible();
    await expect(page.getByText('acme-payments (111122223333)')).toBeVisible();

    const timer = page.getByRole('timer');
    const before = await timer.textContent();
    expect(before).toMatch(/^\d+:\d{2}$/);
    await expect(timer).not.toHaveText(before ?? '');

    const chart = page.getByRole('img', {
      name: /^NumberOfMessagesSent, Sum, \d+ points/,
    });
    const label = await chart.getAttribute('aria-label');
    expect(Number(/(\d+) points/.exec(label ?? '')?.[1])).toBeGreaterThan(100);
    // A line of that many points is drawn, and not a flat one.
    const line = chart.locator('path[class*="LineElement"]').first();
    const path = (await line.getAttribute('d')) ?? '';
    const heights = path.match(/,[\d.]+/g) ?? [];
    expect(new Set(heights).size).toBeGreaterThan(5);

    const delivery = page.getByLabel(
      's3://acme-payments-telemetry/loki/payments/',
      { exact: true },
    );
    await expect(delivery).toContainText(/\d+objects in the last 24 h/);
    await expect(delivery).toContainText('SSE-KMS with key');
    await expect(delivery).toContainText('every 10 min (as annotated)');
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('keeps the chosen range in the address', async ({ page, traffic }) => {
    await openAgent(page, 'payments');
    await page.getByRole('button', { name: 'Last 7d' }).click();
    await expect(page).toHaveURL(/range=7d/);
    await expect(page.getByText('Sum per 1 h · Count').first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Last 7d' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('a refresh asks AWS again and says when', async ({ page, traffic }) => {
    await openAgent(page, 'payments');
    const refreshed = page.waitForResponse(
      response =>
        response.url().endsWith('/payments/refresh') &&
        response.request().method() === 'POST',
    );
    await page.getByRole('button', { name: 'Refresh' }).click();
    const body = await (await refreshed).json();
    expect(body.status).toBe('ok');
    const age = Date.now() - Date.parse(body.observations[0].observedAt);
    expect(age).toBeLessThan(60_000);
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('shows what was observed since, pushed to the open tab', async ({
    page,
    context,
    traffic,
  }) => {
    const pushed: string[] = [];
    page.on('websocket', socket =>
      socket.on('framereceived', ({ payload }) => pushed.push(String(payload))),
    );
    // The tab does not ask by itself here, so what it asks for was pushed.
    await page.addInitScript(() => {
      const { setInterval } = window;
      Object.assign(window, {
        setInterval: (work: () => void, ms: number) =>
          ms < 60_000 ? setInterval(work, ms) : 0,
      });
    });
    const first = page.waitForResponse(
      /\/agents\/component\/default\/payments$/,
    );
    await openAgent(page, 'payments');
    const { signalKey } = await (await first).json();
    await expect(
      page.getByRole('img', { name: /^NumberOfMessagesSent, Sum/ }),
    ).toBeVisible();
    const charts = page.waitForResponse(/\/payments\/metrics\?/);

    const other = await context.newPage();
    await openAgent(other, 'payments');
    await other.getByRole('button', { name: 'Refresh' }).click();
    expect((await charts).status()).toBe(200);
    expect(pushed.filter(text => text.includes(signalKey))).not.toEqual([]);
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });

  test('why this identity: the chain, source by source', async ({
    page,
    traffic,
  }) => {
    await openAgent(page, 'payments');
    await page.getByRole('button', { name: 'Why this identity?' }).click();
    await expect(page.getByText('AWS_ACCESS_KEY_ID').first()).toBeVisible();
    await expect(
      page.getByRole('cell', { name: /web identity/i }).first(),
    ).toBeVisible();
    expect(traffic.bodies.length).toBeGreaterThan(3);
  });
});

test('checkout: a broken trust policy is told with cause and fix', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'checkout');
  const status = page.getByLabel('Status of the AWS agent');
  await expect(status).toContainText('Failed');
  await expect(status).toContainText('it expects another ExternalId');
  await expect(status).toContainText(
    '"sts:ExternalId": "acme-portal/component:default/checkout"',
  );
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('tracking: the missing permission is named, the rest still shows', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'tracking');
  const status = page.getByLabel('Status of the AWS agent');
  await expect(status).toContainText('may not use cloudwatch:GetMetricData');
  const missing = page
    .getByRole('list', { name: 'Missing permissions' })
    .getByRole('listitem')
    .filter({ hasText: 'read metrics in bulk' });
  await expect(missing).toContainText('cloudwatch:GetMetricData');
  await expect(missing).toContainText('Denied');
  await expect(
    page.getByLabel('Statements to add to a policy of the role', {
      exact: true,
    }),
  ).toContainText('"cloudwatch:GetMetricData"');
  await expect(
    page.getByLabel('s3://acme-logistics-telemetry/firehose/tracking/', {
      exact: true,
    }),
  ).toContainText(/\d+objects in the last 24 h/);
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('promotions: the role of payments cannot be borrowed', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'promotions');
  const status = page.getByLabel('Status of the AWS agent');
  await expect(status).toContainText('Failed');
  await expect(status).toContainText(
    'acme-portal/component:default/promotions',
  );
  await expect(page.getByRole('timer')).toHaveCount(0);
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('coupons: a binding rule refuses, and says which', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'coupons');
  const status = page.getByLabel('Status of the AWS agent');
  await expect(status).toContainText('Failed');
  await expect(status).toContainText('edge-is-for-logistics');
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('loyalty: every problem of the annotations with what is accepted', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'loyalty');
  await expect(page.getByText('5 problems in the annotations')).toBeVisible();
  await expect(page.getByText('frankfurt', { exact: true })).toBeVisible();
  await expect(
    page.getByText(/one of ec2, eks-irsa, eks-pod-identity, ecs, on-premises/),
  ).toBeVisible();
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('ledger: its database is busier than anomaly detection expects', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'ledger');
  // The band comes with the second look, a minute after the start.
  const chart = page.getByRole('img', {
    name: /^CPUUtilization, Average, \d+ points, expected band of 3 standard deviations, .* of \d+ points outside$/,
  });
  await expect(chart).toBeVisible({ timeout: 80_000 });
  await expect(chart.getByTestId('expected-band').first()).toBeAttached();
  const label = (await chart.getAttribute('aria-label')) ?? '';
  expect(
    Number(/(\d+) of \d+ points outside/.exec(label)?.[1]),
  ).toBeGreaterThan(20);
  const card = page.getByRole('figure', { name: 'CPUUtilization' }).first();
  await expect(card).toContainText('anomaly detection, ±3 standard deviations');
  await expect(card).toContainText('The last value is above the expected band');
  await expect(card).toContainText(
    'In alarm ledger-unusual-load: above the expected band',
  );
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('fleet-telemetry: a 15-minute session counts down from at most 15', async ({
  page,
  traffic,
}) => {
  await openAgent(page, 'fleet-telemetry');
  const [minutes] = ((await page.getByRole('timer').textContent()) ?? '').split(
    ':',
  );
  expect(Number(minutes)).toBeLessThan(15);
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('no credential reaches the browser', async ({ page, traffic }) => {
  for (const service of ['payments', 'warehouse-gateway']) {
    await openAgent(page, service);
    await expect(page.getByRole('timer')).toBeVisible();
  }
  const all = traffic.bodies.join('\n');
  expect(all).toContain('arn:aws:iam::111122223333:role/agents/payments-alloy');
  expect(all).not.toMatch(/\b(ASIA|AKIA)[A-Z0-9]{12,}\b/);
  expect(all).not.toMatch(/secretAccessKey|sessionToken/i);
  expect(all).not.toContain('demo-only-warehouse-gateway-secret-key');
});
