import type {
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse,
  ListAccountAliasesRequest,
  ListAccountAliasesResponse,
  ListOpenIDConnectProvidersRequest,
  ListOpenIDConnectProvidersResponse,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../service';
import type { IamState } from './IamState';
import { findOidcProvider } from './lookups';
import { paginate } from './pagination';
import { onAll } from './resources';

const listOpenIDConnectProviders: Operation<
  IamState,
  ListOpenIDConnectProvidersRequest,
  ListOpenIDConnectProvidersResponse
> = {
  checks: (_input, { state }) =>
    onAll('iam:ListOpenIDConnectProviders', 'oidc-provider', state),
  handle: (_input, { state }) => ({
    OpenIDConnectProviderList: [...state.account.oidcProviders.keys()].map(
      Arn => ({ Arn }),
    ),
  }),
};

const getOpenIDConnectProvider: Operation<
  IamState,
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse
> = {
  checks: ({ OpenIDConnectProviderArn: arn = '' }) => [
    { action: 'iam:GetOpenIDConnectProvider', resource: arn },
  ],
  handle: ({ OpenIDConnectProviderArn: arn }, { state }) => {
    const provider = findOidcProvider(state, arn);
    return {
      Url: provider.issuer.hostAndPath,
      ClientIDList: [...provider.clientIds],
      ThumbprintList: [...provider.thumbprints],
      CreateDate: provider.created,
    };
  },
};

const listAccountAliases: Operation<
  IamState,
  ListAccountAliasesRequest,
  ListAccountAliasesResponse
> = {
  checks: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  handle: (input, { state: { account } }) => {
    const aliases = account.alias === undefined ? [] : [account.alias];
    const { items, ...rest } = paginate(aliases, input);
    return { AccountAliases: items, ...rest };
  },
};

/** What IAM tells about the account and its identity providers. */
export const accountOperations: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  GetOpenIDConnectProvider: getOpenIDConnectProvider,
  ListAccountAliases: listAccountAliases,
  ListOpenIDConnectProviders: listOpenIDConnectProviders,
};
