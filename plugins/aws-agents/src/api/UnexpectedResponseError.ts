import { CustomErrorBase } from '@backstage/errors';
import { z } from 'zod';

/**
 * The backend answered in a form that this version of the plugin does not
 * know; the message says where.
 *
 * @public
 */
export class UnexpectedResponseError extends CustomErrorBase {
  name = 'UnexpectedResponseError' as const;

  /** @param request - what was asked, for example `GET /agents` */
  static create(request: string, error: z.ZodError): UnexpectedResponseError {
    return new UnexpectedResponseError(
      `The answer to ${request} is not of the form that this plugin expects. ` +
        `Install frontend and backend of the same version. ${z.prettifyError(
          error,
        )}`,
    );
  }

  private constructor(message: string) {
    super(message);
  }
}
