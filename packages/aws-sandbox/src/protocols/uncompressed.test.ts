import { gzipSync } from 'node:zlib';
import {
  CloudWatchClient,
  PutMetricDataCommand,
  type CloudWatchClientConfig,
} from '@aws-sdk/client-cloudwatch';
import { AwsJson1_0Protocol, AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { LoopbackEndpoint } from './__fixtures__/LoopbackEndpoint';
import { uncompressed } from './uncompressed';
import type { WireRequest } from './wire';

const request = (body: Uint8Array, encoding?: string): WireRequest => ({
  method: 'POST',
  target: '/',
  headers: { ...(encoding && { 'content-encoding': encoding }) },
  body,
});

describe('uncompressed', () => {
  it('undoes gzip where the header says so', () => {
    const body = Buffer.from('{"a":1}');
    expect(uncompressed(request(gzipSync(body), 'gzip')).body).toEqual(body);
    expect(uncompressed(request(gzipSync(body))).body).toEqual(gzipSync(body));
  });

  it('leaves what is not gzip, or would grow without bounds', () => {
    const text = Buffer.from('text');
    expect(uncompressed(request(text, 'gzip')).body).toBe(text);
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    expect(uncompressed(request(bomb, 'gzip')).body).toBe(bomb);
  });

  it.each([
    ['awsJson1_0', AwsJson1_0Protocol],
    ['awsQuery', AwsQueryProtocol],
  ] as const)('reads what the SDK compresses, by %s', async (_, protocol) => {
    const endpoint = await LoopbackEndpoint.start();
    const client = new CloudWatchClient({
      endpoint: endpoint.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
      protocol,
      requestMinCompressionSizeBytes: 0,
    } as unknown as CloudWatchClientConfig);
    const input = {
      Namespace: 'Custom',
      MetricData: [{ MetricName: 'Requests', Value: 1 }],
    };
    await client.send(new PutMetricDataCommand(input));
    await endpoint.stop();
    expect(endpoint.received[0].input).toEqual(input);
    expect(endpoint.encodings).toEqual(['gzip']);
  });
});
