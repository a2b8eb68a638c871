import { SeedReader } from '../../../world/SeedReader';
import { BEGINNING } from '../listing/keyOrder';
import { bucketSeedSchema } from './bucketSeed';
import { S3World } from './S3World';

const START = new Date('2026-01-02T12:00:00Z');
const OWNER = '111122223333';

function build(...buckets: object[]) {
  const reader = SeedReader.create(START);
  const seeds = buckets.map(bucket =>
    bucketSeedSchema.parse({ region: 'eu-west-1', ...bucket }),
  );
  const world = S3World.create([{ id: OWNER, buckets: seeds }], reader);
  return { world, problems: reader.problems };
}

const DELIVERY = { layout: 'flat', every: '5m', size: { mean: 100 } };

describe('buckets of the seed', () => {
  it('have objects and deliveries side by side', () => {
    const { world, problems } = build({
      name: 'telemetry',
      objects: [
        { key: 'a', body: 'text', lastModified: '-2h' },
        { key: 'z', size: 5 },
      ],
      deliveries: [{ ...DELIVERY, prefix: 'm/', from: '-10m' }],
    });
    const objects = [
      ...world.bucket('telemetry').objects('', BEGINNING, START),
    ];
    expect(problems).toEqual([]);
    expect(objects.map(o => [o.key.slice(0, 2), o.size])).toEqual([
      ['a', 4],
      ['m/', 100],
      ['m/', 100],
      ['z', 5],
    ]);
    expect(objects[0].lastModified).toEqual(new Date('2026-01-02T10:00:00Z'));
    expect(objects[0].encryption?.algorithm).toBe('AES256');
  });

  it('hand their encryption on to deliveries that have none of their own', () => {
    const { world } = build({
      name: 'telemetry',
      encryption: { algorithm: 'aws:kms', keyId: 'k' },
      deliveries: [
        { ...DELIVERY, prefix: 'a/' },
        { ...DELIVERY, prefix: 'b/', encryption: 'none' },
      ],
    });
    const bucket = world.bucket('telemetry');
    const first = (prefix: string) =>
      bucket.objects(prefix, BEGINNING, START).next().value?.encryption;
    expect(first('a/')).toMatchObject({ algorithm: 'aws:kms', keyId: 'k' });
    expect(first('b/')).toBeUndefined();
  });

  it('report a name that is there twice, and a policy that is none', () => {
    const { problems } = build(
      { name: 'telemetry', policy: { Version: '2012-10-17' } },
      {
        name: 'telemetry',
        deliveries: [{ ...DELIVERY, prefix: 'p/', jitter: '5m' }],
      },
    );
    expect(problems).toEqual([
      expect.stringMatching(
        /^accounts\[111122223333\]\.buckets\[telemetry\]\.policy: .*Statement/,
      ),
      expect.stringContaining("'telemetry' is there twice"),
      expect.stringContaining("'5m' is not shorter than the interval '5m'"),
    ]);
  });

  it.each([
    [{ name: 'No' }, 'a bucket name is'],
    [{ name: 'telemetry', objects: [{ key: 'k' }] }, 'either a body or a size'],
    [
      { name: 'telemetry', deliveries: [{ ...DELIVERY, every: '30s' }] },
      "'30s' is no interval",
    ],
    [
      { name: 'telemetry', deliveries: [{ ...DELIVERY, layout: 'heap' }] },
      'Invalid option',
    ],
  ])('are refused when they are wrong: %#', (bucket, message) => {
    expect(() => build(bucket)).toThrow(message);
  });
});
