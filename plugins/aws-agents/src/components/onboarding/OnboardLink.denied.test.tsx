import { act, screen, waitFor } from '@testing-library/react';
import { renderLink } from './__testUtils__/onboardLink';

describe('OnboardLink', () => {
  it('offers nothing to who may not onboard', async () => {
    const { authorize } = await renderLink({
      allowed: false,
      hasScaffolder: true,
    });
    await waitFor(() => expect(authorize).toHaveBeenCalled());
    await act(async () => {});
    expect(screen.queryByText('Onboard an agent')).not.toBeInTheDocument();
  });
});
