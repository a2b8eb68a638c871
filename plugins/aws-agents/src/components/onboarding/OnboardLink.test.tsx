import { screen } from '@testing-library/react';
import { renderLink } from './__testUtils__/onboardLink';

describe('OnboardLink', () => {
  it('opens the template with the entity filled in', async () => {
    await renderLink({ allowed: true, hasScaffolder: true });
    const link = await screen.findByText('Onboard an agent');
    const url = new URL(link.closest('a')?.href ?? '');
    expect(url.pathname).toBe('/create/templates/default/onboard-aws-agent');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      entityRef: 'component:default/returns',
    });
  });

  it('offers nothing where there is no scaffolder', async () => {
    await renderLink({ allowed: true, hasScaffolder: false });
    expect(screen.queryByText('Onboard an agent')).not.toBeInTheDocument();
  });
});
