import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, openAgent, test } from './portal';

test('the fleet: filter, sort, export and open', async ({ page, traffic }) => {
  test.setTimeout(240_000);
  await page.getByRole('link', { name: 'all agents' }).click();
  await expect(page.getByText('13 of 13 agents')).toBeVisible();
  const names = page
    .getByRole('table', { name: 'AWS agents' })
    .locator('[data-fleet-link]');
  await expect(names).toHaveCount(13);

  const broken = page.getByRole('button', { name: /Broken/ });
  // Right after the start of the portal not all agents have been observed yet.
  await expect(async () => {
    await page.reload();
    await expect(broken).toContainText('5');
  }).toPass({ timeout: 120_000 });
  await broken.click();
  await expect(page).toHaveURL(/[?&]tile=broken/);
  await expect(broken).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('5 of 13 agents')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('13 of 13 agents')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search' }).fill('acme-logistics');
  await expect(page.getByText('3 of 13 agents')).toBeVisible();
  await expect(page).toHaveURL(/q=acme-logistics/);
  await page.getByRole('button', { name: 'Agent of' }).click();
  await expect(
    page.getByRole('columnheader', { name: 'Agent of' }),
  ).toHaveAttribute('aria-sort', 'ascending');
  await expect(names).toHaveText(['Shipping', 'Tracking', 'Warehouse gateway']);
  await page.getByRole('button', { name: 'Agent of' }).click();
  await expect(names).toHaveText(['Warehouse gateway', 'Tracking', 'Shipping']);

  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toMatch(/^aws-agents.*\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  const [header, ...lines] = csv.trimEnd().split('\r\n');
  expect(header).toMatch(/^entity,title,owner,system,status,/);
  expect(lines.map(line => line.split(',')[0])).toEqual([
    'component:default/warehouse-gateway',
    'component:default/tracking',
    'component:default/shipping',
  ]);

  await page.reload();
  await expect(names).toHaveText(['Warehouse gateway', 'Tracking', 'Shipping']);
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/shipping\/aws-agent/);
  await expect(page.getByLabel('Status of the AWS agent')).toContainText(
    'finding: ',
  );
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('the fleet has no serious accessibility violation', async ({
  page,
  traffic,
}) => {
  await page.goto('/aws-agents');
  await expect(page.getByText('13 of 13 agents')).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .include('table[aria-label="AWS agents"]')
    .include('[role="search"]')
    .include('[aria-label="What to look at first"]')
    .withTags(['wcag2a', 'wcag2aa'])
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0].html}`);
  expect(serious).toEqual([]);
  expect(traffic.bodies.length).toBeGreaterThan(3);
});

test('an entity without annotations has no tab', async ({ page, traffic }) => {
  await page.goto('/catalog/default/component/storefront-web');
  await expect(page.getByText('The shop in the browser')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'AWS agent' })).toHaveCount(0);
  expect(traffic.bodies.length).toBeGreaterThan(0);
});

test('the tab has no serious accessibility violation', async ({
  page,
  traffic,
}) => {
  for (const service of ['payments', 'checkout', 'warehouse-gateway']) {
    await openAgent(page, service);
    await expect(page.getByLabel('Status of the AWS agent')).toBeVisible();
    await expect(page.getByText('Recorded AWS calls')).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .include('section')
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${service}: ${id} ${nodes[0].html}`);
    expect(serious).toEqual([]);
  }
  expect(traffic.bodies.length).toBeGreaterThan(3);
});
