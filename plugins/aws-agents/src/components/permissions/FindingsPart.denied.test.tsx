import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { broadPermissions } from '../../__fixtures__';
import { mockApi, renderAgent } from '../../__testUtils__';
import { FindingsPart } from './FindingsPart';

const { findings, waivers } = broadPermissions('shipping');
const scope = {
  entity: { kind: 'Component', namespace: 'default', name: 'shipping' },
  entityRef: 'component:default/shipping',
  version: 0,
};

// Apart from the other tests, because decisions are cached for some seconds.
describe('FindingsPart, without permission to accept findings', () => {
  it('says which permission it takes, and opens no dialog', async () => {
    renderAgent(
      <FindingsPart
        findings={findings}
        waivers={waivers}
        scope={scope}
        onChanged={() => {}}
      />,
      { api: mockApi(), denied: ['aws-agents.finding.waive'] },
    );
    const item = within(
      await screen.findByRole('listitem', { name: 'High: Can pass any role' }),
    );
    const accept = item.getByRole('button', { name: 'Accept…' });
    expect(accept).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(accept);
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.hover(accept);
    expect(
      await screen.findByText(
        /You need the permission aws-agents\.finding\.waive/,
      ),
    ).toBeInTheDocument();
  });
});
