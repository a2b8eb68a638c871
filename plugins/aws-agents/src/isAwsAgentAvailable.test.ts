import { entityOf } from './__testUtils__';
import { isAwsAgentAvailable } from './isAwsAgentAvailable';

it('is available with any annotation of the suite, also a lonely one', () => {
  expect(isAwsAgentAvailable(entityOf('payments'))).toBe(true);
  const entity = entityOf('loyalty', false);
  expect(isAwsAgentAvailable(entity)).toBe(false);
  entity.metadata.annotations = { 'aws-agents/regions': 'eu-west-1' };
  expect(isAwsAgentAvailable(entity)).toBe(true);
  entity.metadata.annotations = undefined;
  expect(isAwsAgentAvailable(entity)).toBe(false);
});
