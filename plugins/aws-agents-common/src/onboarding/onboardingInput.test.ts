import { z } from 'zod/v3';
import { onboardingRequestSchema } from '../dto/onboarding';
import { onboardingInput } from './onboardingInput';

describe('onboardingInput', () => {
  const input = onboardingInput(z);

  it('has the members of the request', () => {
    expect(Object.keys(input.shape).sort()).toEqual(
      Object.keys(onboardingRequestSchema.shape).sort(),
    );
  });

  it('gives what the request accepts', () => {
    const given = {
      entityRef: 'component:default/returns',
      accountId: '111122223333',
      regions: ['eu-west-1'],
      platform: { type: 'ec2' },
      destinations: {
        metricsUrl: 'https://prometheus.example.com',
        metricsAuth: {
          username: 'returns',
          password: { type: 'file', path: '/etc/alloy/password' },
        },
      },
    };
    expect(onboardingRequestSchema.parse(input.parse(given))).toMatchObject(
      given,
    );
  });
});
