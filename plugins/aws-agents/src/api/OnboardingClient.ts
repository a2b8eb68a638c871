import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  onboardingMetricsSchema,
  onboardingOptionsSchema,
  onboardingPreviewSchema,
  type OnboardingMetrics,
  type OnboardingMetricsRequest,
  type OnboardingOptions,
  type OnboardingPreview,
  type OnboardingRequestInput,
} from 'backstage-plugin-aws-agents-common';
import type { z } from 'zod';
import type { AwsAgentsRequestOptions } from './AwsAgentsApi';
import type { OnboardingApi } from './OnboardingApi';
import { UnexpectedResponseError } from './UnexpectedResponseError';

/**
 * Speaks to the backend plugin over HTTP, and holds every answer against its
 * schema.
 *
 * @public
 */
export class OnboardingClient implements OnboardingApi {
  static create(deps: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
  }): OnboardingClient {
    return new OnboardingClient(deps.discoveryApi, deps.fetchApi);
  }

  private constructor(
    private readonly discoveryApi: DiscoveryApi,
    private readonly fetchApi: FetchApi,
  ) {}

  getOptions(
    entityRef?: string,
    options?: AwsAgentsRequestOptions,
  ): Promise<OnboardingOptions> {
    const query = entityRef
      ? `?${new URLSearchParams({ entityRef }).toString()}`
      : '';
    return this.ask(`options${query}`, onboardingOptionsSchema, options);
  }

  preview(
    request: OnboardingRequestInput,
    options?: AwsAgentsRequestOptions,
  ): Promise<OnboardingPreview> {
    return this.ask('preview', onboardingPreviewSchema, options, request);
  }

  checkMetrics(
    request: OnboardingMetricsRequest,
    options?: AwsAgentsRequestOptions,
  ): Promise<OnboardingMetrics> {
    return this.ask('metrics', onboardingMetricsSchema, options, request);
  }

  private async ask<T extends z.ZodType>(
    path: string,
    schema: T,
    options?: AwsAgentsRequestOptions,
    body?: object,
  ): Promise<z.infer<T>> {
    const baseUrl = await this.discoveryApi.getBaseUrl('aws-agents');
    const response = await this.fetchApi.fetch(
      `${baseUrl}/onboarding/${path}`,
      {
        signal: options?.signal,
        ...(body
          ? {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify(body),
            }
          : {}),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const parsed = schema.safeParse(await response.json());
    if (!parsed.success) {
      throw UnexpectedResponseError.create(`onboarding/${path}`, parsed.error);
    }
    return parsed.data;
  }
}
