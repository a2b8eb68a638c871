import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireReply } from '../protocols';
import { BodyTooLargeError, readBody } from './readBody';
import type { ReceivedRequest } from './received';

/** Answers requests; undefined drops the connection. */
export type RequestHandler = (
  request: ReceivedRequest,
) => Promise<WireReply | undefined>;

/** The one address the sandbox listens at: nothing outside the machine can reach it. */
const LOOPBACK = '127.0.0.1';

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = [value].flat().join(', ');
  }
  return headers;
}

function rawHeaderPairs({ rawHeaders }: IncomingMessage): [string, string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, i) => [
    rawHeaders[2 * i],
    rawHeaders[2 * i + 1],
  ]);
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  return {
    http: {
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      headers: rawHeaderPairs(request),
      body: await readBody(request),
    },
    headers: headersOf(request),
    sourceIp: request.socket.remoteAddress ?? LOOPBACK,
  };
}

function send(response: ServerResponse, reply: WireReply): void {
  response.writeHead(reply.status, {
    'content-length': reply.body.length,
    ...reply.headers,
  });
  response.end(reply.body);
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
): void {
  const headers = { 'content-type': 'text/plain', connection: 'close' };
  send(response, { status, headers, body: Buffer.from(text) });
}

/** An HTTP server on the loopback interface. */
export class SandboxServer {
  private constructor(private readonly server: Server) {}

  /**
   * Listens.
   *
   * @param port - 0 for any free port
   * @throws NodeJS.ErrnoException `EADDRINUSE` when the port is taken
   */
  static async listen(
    port: number,
    handler: RequestHandler,
    onInternalError: (error: unknown) => void,
  ): Promise<SandboxServer> {
    const server = createServer(async (request, response) => {
      try {
        const reply = await handler(await receive(request));
        if (reply) send(response, reply);
        else request.socket.destroy();
      } catch (error) {
        if (error instanceof BodyTooLargeError) {
          sendText(response, 413, error.message);
        } else if (!request.socket.destroyed) {
          onInternalError(error);
          sendText(response, 500, 'The sandbox failed; its log has the cause.');
        }
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return new SandboxServer(server);
  }

  /** `http://127.0.0.1:<port>` */
  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://${LOOPBACK}:${port}`;
  }

  /** Ends all connections and stops listening. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve, reject) => {
      this.server.close(error => (error ? reject(error) : resolve()));
    });
    this.server.closeAllConnections();
    await closed;
  }
}
