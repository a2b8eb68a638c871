import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

const SECRET_ELEMENTS =
  /<(AccessKeyId|SecretAccessKey|SessionToken)>([^<]+)<\/\1>/g;

/**
 * Forwards every request to the sandbox as it is, and keeps the credentials
 * that STS hands out on the way.
 */
export class CredentialTap {
  /** Access key ids, secret keys and session tokens, as they were issued. */
  readonly secrets = new Set<string>();
  private server?: Server;

  /** @returns the endpoint to use instead of the given one */
  async listen(endpoint: string): Promise<string> {
    const server = createServer((incoming, outgoing) =>
      this.forward(new URL(endpoint), incoming, outgoing),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(resolve => this.server?.close(resolve));
  }

  private forward(
    { hostname, port }: URL,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): void {
    const { method, url: path, headers } = incoming;
    // The Host header stays: it is signed.
    const forwarded = request(
      { hostname, port, method, path, headers },
      answer => {
        const chunks: Buffer[] = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          for (const [, , secret] of body
            .toString('utf8')
            .matchAll(SECRET_ELEMENTS)) {
            this.secrets.add(secret);
          }
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.end(body);
        });
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  }
}
