import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { BodyTooLargeError, readBody } from './readBody';

const body = (...chunks: string[]) =>
  Readable.from(chunks.map(text => Buffer.from(text))) as IncomingMessage;

describe('readBody', () => {
  it('joins the chunks', async () => {
    const bytes = await readBody(body('Action=', 'AssumeRole'));
    expect(Buffer.from(bytes).toString()).toBe('Action=AssumeRole');
  });

  it('is empty where there is no body', async () => {
    await expect(readBody(body())).resolves.toHaveLength(0);
  });

  it('accepts as many bytes as the limit says, and not one more', async () => {
    await expect(readBody(body('12', '34'), 4)).resolves.toHaveLength(4);
    await expect(readBody(body('12', '345'), 4)).rejects.toThrow(
      new BodyTooLargeError(4),
    );
  });
});
