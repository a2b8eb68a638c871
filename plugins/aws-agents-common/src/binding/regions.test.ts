import { isRegionName, partitionOfRegion } from './regions';

describe('isRegionName', () => {
  it.each(['eu-west-1', 'us-gov-east-1', 'cn-northwest-1', 'ap-southeast-7'])(
    'accepts %s',
    region => {
      expect(isRegionName(region)).toBe(true);
    },
  );

  it.each([
    '',
    'eu',
    'eu-west',
    'eu-west-1a',
    'EU-WEST-1',
    'moon-west-1',
    'eu-west-1 ',
  ])('refuses "%s"', region => {
    expect(isRegionName(region)).toBe(false);
  });
});

describe('partitionOfRegion', () => {
  it.each([
    ['eu-west-1', 'aws'],
    ['us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('puts %s into %s', (region, partition) => {
    expect(partitionOfRegion(region)).toBe(partition);
  });
});
