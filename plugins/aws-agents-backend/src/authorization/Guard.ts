import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Caller } from '../service';

/** Asks for permission, and writes down who changed what. */
export class Guard {
  static create(options: {
    permissions: PermissionsService;
    auditor: AuditorService;
  }): Guard {
    return new Guard(options.permissions, options.auditor);
  }

  private constructor(
    private readonly permissions: PermissionsService,
    private readonly auditor: AuditorService,
  ) {}

  /** @throws NotAllowedError that names the permission */
  async authorize(
    permission: BasicPermission,
    { credentials }: Caller,
  ): Promise<void> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
  }

  /**
   * Does something that the audit log tells of, refusals included.
   *
   * @param meta - what it is about; no secrets
   */
  async audited<T>(
    eventId: string,
    meta: { entityRef: string; [key: string]: string },
    { request }: Caller,
    act: () => Promise<T>,
  ): Promise<T> {
    const event = await this.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      ...(request ? { request } : {}),
      meta,
    });
    try {
      const answer = await act();
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({
        error:
          error instanceof Error
            ? error
            : new ForwardedError(`${eventId} failed`, error),
      });
      throw error;
    }
  }
}
