import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Forwards every request as it is to an endpoint that can be changed. */
export class Relay {
  /** Where requests go. */
  target = '';
  private server?: Server;

  /** Waited for before a request is forwarded; is shown its body. */
  beforeRequest: (body: string) => Promise<void> = async () => {};

  /** @param onAnswer - is shown every body that comes back */
  constructor(private readonly onAnswer: (body: string) => void = () => {}) {}

  /** @returns the endpoint to use instead of the given one */
  async listen(target: string): Promise<string> {
    this.target = target;
    const server = createServer((incoming, outgoing) =>
      this.forward(incoming, outgoing),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(resolve => this.server?.close(resolve));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { hostname, port } = new URL(this.target);
    const { method, url: path, headers } = incoming;
    // The Host header stays: it is signed.
    const forwarded = request(
      { hostname, port, method, path, headers },
      answer => {
        const chunks: Buffer[] = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          this.onAnswer(body.toString('utf8'));
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.end(body);
        });
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', async () => {
      const body = Buffer.concat(chunks);
      await this.beforeRequest(body.toString('utf8'));
      forwarded.end(body);
    });
  }
}
