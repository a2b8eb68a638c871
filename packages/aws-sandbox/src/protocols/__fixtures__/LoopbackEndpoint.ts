import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from '../../service';
import {
  decodeRequest,
  encodeError,
  encodeReply,
  identifyRequest,
  type DecodedRequest,
  type WireReply,
  type WireRequest,
} from '..';

/** What answers the requests of a test. */
type Answer = (request: DecodedRequest) => unknown;

/** An HTTP server on the loopback that decodes requests and encodes replies, without signatures or permissions. */
export class LoopbackEndpoint {
  /** Requests as decoded, oldest first. */
  readonly received: DecodedRequest[] = [];
  /** The `Content-Encoding` of each request. */
  readonly encodings: (string | undefined)[] = [];
  answer: Answer = () => ({});

  private constructor(private readonly server: Server) {}

  static async start(): Promise<LoopbackEndpoint> {
    const server = createServer();
    const endpoint = new LoopbackEndpoint(server);
    server.on('request', (message, response) => {
      const chunks: Buffer[] = [];
      message.on('data', chunk => chunks.push(chunk));
      message.on('end', () => {
        const reply = endpoint.reply({
          method: message.method ?? 'GET',
          target: message.url ?? '/',
          headers: message.headers as Record<string, string>,
          body: Buffer.concat(chunks),
        });
        response.writeHead(reply.status, reply.headers).end(reply.body);
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return endpoint;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private reply(request: WireRequest): WireReply {
    const [, signingName] =
      /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(
        request.headers.authorization ?? '',
      ) ?? [];
    try {
      this.encodings.push(request.headers['content-encoding']);
      const decoded = decodeRequest(request, { signingName });
      this.received.push(decoded);
      return encodeReply(decoded, this.answer(decoded), 'request-1');
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const target = identifyRequest(request, { signingName });
      return encodeError(target, error, 'request-1');
    }
  }
}
