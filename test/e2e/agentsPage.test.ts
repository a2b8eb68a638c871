import AxeBuilder from '@axe-core/playwright';
import { expect, openAgent, test } from './portal';

test('the list shows every agent, filters it, and leads to the tab', async ({
  page,
  traffic,
}) => {
  await page.getByRole('link', { name: 'all agents' }).click();
  await expect(page.getByText('13 of 13 agents')).toBeVisible();
  await page.getByLabel('Filter').fill('acme-logistics');
  await expect(page.getByText('3 of 13 agents')).toBeVisible();
  await expect(page).toHaveURL(/acme-logistics/);
  await page.getByRole('link', { name: 'Shipping' }).click();
  await expect(page.getByLabel('Status of the AWS agent')).toContainText(
    'finding: ',
  );
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
