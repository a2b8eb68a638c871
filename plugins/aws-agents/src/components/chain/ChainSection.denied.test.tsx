import { screen } from '@testing-library/react';
import { chain } from '../../__fixtures__';
import { mockApi, renderAgent } from '../../__testUtils__';
import { ChainSection } from './ChainSection';

// Apart from the other tests, because decisions are cached for some seconds.
describe('ChainSection, without permission to read credentials', () => {
  it('does not offer the explanation to who may not have it', async () => {
    const api = mockApi();
    renderAgent(<ChainSection chain={chain('payments')} />, {
      api,
      denied: ['aws-agents.credentials.read'],
    });
    expect(await screen.findAllByRole('listitem')).toHaveLength(3);
    expect(screen.queryByText('Why this identity?')).not.toBeInTheDocument();
    expect(api.getCredentialChain).not.toHaveBeenCalled();
  });
});
