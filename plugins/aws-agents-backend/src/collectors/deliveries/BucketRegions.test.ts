import { BucketRegions } from './BucketRegions';

describe('BucketRegions', () => {
  it('asks once for many agents, and again when told to forget', async () => {
    const regions = BucketRegions.create();
    const locate = jest.fn(async () => 'eu-west-1');
    await Promise.all([1, 2, 3].map(() => regions.find('a', locate)));
    await expect(regions.find('a', locate)).resolves.toBe('eu-west-1');
    expect(locate).toHaveBeenCalledTimes(1);
    regions.forget('a');
    await regions.find('a', locate);
    await regions.find('b', locate);
    expect(locate).toHaveBeenCalledTimes(3);
  });

  it('remembers a bounded number of buckets', async () => {
    const regions = BucketRegions.create();
    const locate = jest.fn(async () => 'eu-west-1');
    for (let bucket = 0; bucket <= 20_000; bucket += 1) {
      await regions.find(`${bucket}`, locate);
    }
    await regions.find('20000', locate);
    expect(locate).toHaveBeenCalledTimes(20_001);
    await regions.find('0', locate);
    expect(locate).toHaveBeenCalledTimes(20_002);
  });

  it("does not take another role's refusal for its own", async () => {
    const regions = BucketRegions.create();
    const refused = regions.find('a', async () => {
      throw new Error('denied');
    });
    const allowed = regions.find('a', async () => 'us-east-1');
    await expect(refused).rejects.toThrow('denied');
    await expect(allowed).resolves.toBe('us-east-1');
    const locate = jest.fn();
    await expect(regions.find('a', locate)).resolves.toBe('us-east-1');
    expect(locate).not.toHaveBeenCalled();
  });
});
