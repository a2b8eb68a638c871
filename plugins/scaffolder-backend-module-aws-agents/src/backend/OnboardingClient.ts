import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, ResponseError } from '@backstage/errors';
import {
  onboardingPreviewSchema,
  type OnboardingPreview,
  type OnboardingRequestInput,
} from 'backstage-plugin-aws-agents-common';

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;

/** Asks the AWS agents backend on behalf of who runs the template. */
export class OnboardingClient {
  static create(options: {
    auth: Pick<AuthService, 'getPluginRequestToken'>;
    discovery: Pick<DiscoveryService, 'getBaseUrl'>;
    /** Waits between attempts. */
    pause?: (milliseconds: number) => Promise<void>;
  }): OnboardingClient {
    const { auth, discovery } = options;
    return new OnboardingClient(auth, discovery, options.pause ?? sleep);
  }

  private constructor(
    private readonly auth: Pick<AuthService, 'getPluginRequestToken'>,
    private readonly discovery: Pick<DiscoveryService, 'getBaseUrl'>,
    private readonly pause: (milliseconds: number) => Promise<void>,
  ) {}

  /**
   * The same answer that the form showed.
   *
   * @throws ResponseError when the backend refuses
   * @throws ForwardedError when it does not answer
   */
  async preview(
    request: OnboardingRequestInput,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<OnboardingPreview> {
    const url = `${await this.discovery.getBaseUrl(
      'aws-agents',
    )}/onboarding/preview`;
    const { token } = await this.auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'aws-agents',
    });
    const response = await this.post(url, token, request, signal);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return onboardingPreviewSchema.parse(await response.json());
  }

  private async post(
    url: string,
    token: string,
    body: OnboardingRequestInput,
    signal?: AbortSignal,
  ): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
          },
          body: JSON.stringify(body),
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        });
        if (response.status < 500 || attempt === ATTEMPTS) {
          return response;
        }
      } catch (error) {
        if (signal?.aborted || attempt === ATTEMPTS) {
          throw new ForwardedError(
            `The AWS agents backend did not answer at ${url}`,
            error,
          );
        }
      }
      await this.pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}
