import { ResponseError } from '@backstage/errors';
import { errorMessage, httpStatusOf } from './errorMessage';

const answer = (body: string, type: string) =>
  ResponseError.fromResponse(
    new Response(body, { status: 503, headers: { 'Content-Type': type } }),
  );

it('passes on what the backend said', async () => {
  const error = await answer(
    JSON.stringify({
      error: { name: 'ServiceUnavailableError', message: 'STS is away' },
      response: { statusCode: 503 },
    }),
    'application/json',
  );
  expect(errorMessage(error)).toBe('STS is away (HTTP 503)');
  expect(httpStatusOf(error)).toBe(503);
});

it('makes do with what there is', async () => {
  expect(errorMessage(await answer('<html>', 'text/html'))).toContain('503');
  expect(errorMessage(new Error('offline'))).toBe('offline');
  expect(httpStatusOf(new Error('offline'))).toBeUndefined();
});
