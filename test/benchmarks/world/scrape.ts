/*
 * Scrapes an exporter once, as Prometheus does, and prints how it went as JSON.
 * Takes the URL as JSON.
 */
import { get } from 'node:http';

/** How a scrape went. */
export interface Scrape {
  readonly firstByteMs: number;
  readonly allMs: number;
  readonly bytes: number;
  /** Samples of CloudWatch's metrics. */
  readonly samples: number;
}

const SAMPLE = /^aws_sqs_/;

function scrape(url: string): Promise<Scrape> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const headers = { accept: 'application/openmetrics-text; version=1.0.0' };
    get(url, { headers }, response => {
      const firstByteMs = performance.now() - startedAt;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const allMs = performance.now() - startedAt;
        const body = Buffer.concat(chunks);
        const lines = body.toString('utf8').split('\n');
        const samples = lines.filter(line => SAMPLE.test(line)).length;
        resolve({ firstByteMs, allMs, bytes: body.length, samples });
      });
    }).on('error', reject);
  });
}

const { url } = JSON.parse(process.argv[2]) as { url: string };
scrape(url).then(
  figures => process.stdout.write(`${JSON.stringify(figures)}\n`),
  error => {
    process.stderr.write(`${error}\n`);
    process.exitCode = 1;
  },
);
