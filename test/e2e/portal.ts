import { expect, test as base, type Page } from '@playwright/test';

/** What the portal answered to this page, for tests that search in it. */
export interface Traffic {
  bodies: string[];
}

/**
 * A test with a signed-in guest. Fails when the page throws or when the
 * backend answers with an error of its own.
 */
export const test = base.extend<{ traffic: Traffic }>({
  traffic: async ({ page }, use) => {
    const traffic: Traffic = { bodies: [] };
    const faults: string[] = [];
    page.on('pageerror', error => faults.push(String(error)));
    page.on('response', async response => {
      if (!response.url().includes('/api/')) return;
      if (response.status() >= 500) {
        faults.push(`${response.status()} ${response.url()}`);
      }
      const body = await response.text().catch(() => '');
      traffic.bodies.push(body);
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(
      page.getByText('Fourteen services, each in a state worth seeing'),
    ).toBeVisible();
    await use(traffic);
    expect(faults).toEqual([]);
  },
});

/** Opens the AWS agent tab of a service, by its link on the home page. */
export async function openAgent(page: Page, service: string) {
  await page.goto('/');
  await page.getByRole('link', { name: service, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/${service}/aws-agent`));
}

export { expect };
