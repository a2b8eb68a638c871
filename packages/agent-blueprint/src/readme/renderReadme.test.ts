import { PLATFORMS, PRESETS, requestFor } from '../__testUtils__/requests';
import { createBlueprint } from '../build/createBlueprint';
import { INFRASTRUCTURE_FLAVOURS } from '../renderFiles';
import type { AgentRequest } from '../request/types';
import { renderReadme } from './renderReadme';

const readme = (request: AgentRequest) =>
  renderReadme(createBlueprint(request), 'terraform');

describe('renderReadme', () => {
  it.each(Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[])(
    'numbers the steps that remain on %s',
    platform => {
      for (const flavour of INFRASTRUCTURE_FLAVOURS) {
        const text = renderReadme(
          createBlueprint(requestFor(platform, PRESETS.everything)),
          flavour,
        );
        const numbers = [...text.matchAll(/^(\d+)\. /gm)].map(([, n]) =>
          Number(n),
        );
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
        expect(numbers.length).toBeGreaterThan(4);
      }
    },
  );

  it('says where each secret has to be', () => {
    expect(readme(requestFor('ec2'))).toContain(
      'Put the logs password, without a line end, into `/etc/alloy/secrets/logs-password`',
    );
    expect(readme(requestFor('eks-irsa'))).toContain(
      'Put the logs password into the key `password` of the Kubernetes secret `monitoring/loki`',
    );
  });

  it('warns of an endpoint that anyone can write to', () => {
    const request = requestFor('ec2', PRESETS.logs);
    const warning = 'whoever reaches the port can write logs';
    expect(readme(request)).toContain(warning);
    expect(
      readme({
        ...request,
        destinations: {
          ...request.destinations,
          firehoseAccessKey: { type: 'file', path: '/etc/alloy/secrets/key' },
        },
      }),
    ).not.toContain(warning);
  });

  it('names capabilities that give permissions only', () => {
    expect(readme(requestFor('ec2', PRESETS.everything))).toContain(
      'These capabilities give permissions and no configuration: `cloudwatch-alarms`.',
    );
    expect(readme(requestFor('ec2'))).not.toContain('no configuration');
  });
});
