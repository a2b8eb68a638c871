import { readConfig } from '../sessions/__fixtures__/world';
import { clientSettings, createRequestHandler } from './clientSettings';

describe('clientSettings', () => {
  const environment = { ...process.env };
  const config = readConfig({});
  const handler = createRequestHandler(config.limits);
  const of = (change: object, service: 's3' | 'sts') =>
    clientSettings(
      readConfig({ endpoint: undefined, ...change } as {}),
      service,
      'eu-west-1',
      handler,
    );

  beforeEach(() => {
    delete process.env.AWS_ENDPOINT_URL;
    delete process.env.AWS_ENDPOINT_URL_S3;
  });
  afterEach(() => {
    process.env = { ...environment };
  });
  afterAll(() => handler.destroy());

  it('leaves endpoints to the SDK when config names none', () => {
    expect(of({}, 'sts')).not.toHaveProperty('endpoint');
    expect(of({}, 'sts')).not.toHaveProperty('useFipsEndpoint');
    expect(of({}, 's3').forcePathStyle).toBe(false);
  });

  it('prefers the endpoint of the service to that of all', () => {
    const change = {
      endpoint: 'https://all.example.com',
      endpoints: { sts: 'https://sts.example.com' },
    };
    expect(of(change, 'sts').endpoint).toBe('https://sts.example.com');
    expect(of(change, 's3').endpoint).toBe('https://all.example.com');
  });

  it('asks buckets by path where hosts have no name for each', () => {
    expect(of({ endpoint: 'http://localhost:1' }, 's3').forcePathStyle).toBe(
      true,
    );
    const inVpc = 'https://bucket.vpce-0123.s3.eu-west-1.vpce.amazonaws.com';
    expect(of({ endpoint: inVpc }, 's3').forcePathStyle).toBe(false);
    process.env.AWS_ENDPOINT_URL = 'http://localhost:1';
    expect(of({}, 's3').forcePathStyle).toBe(true);
  });

  it('passes FIPS and dual-stack on', () => {
    expect(
      of({ useFipsEndpoint: true, useDualstackEndpoint: false }, 'sts'),
    ).toMatchObject({ useFipsEndpoint: true, useDualstackEndpoint: false });
  });
});
