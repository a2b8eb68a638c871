import { EntityProvider } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { awsAgentOnboardPermission } from 'backstage-plugin-aws-agents-common';
import { templateRouteRef } from '../../../routes';
import { entityOf } from '../../../__testUtils__';
import { OnboardLink } from '../OnboardLink';

/** Renders the link; answers of permissions are kept for the whole of a test file. */
export async function renderLink(options: {
  allowed: boolean;
  hasScaffolder: boolean;
}) {
  const permission = mockApis.permission({
    authorize: ({ permission: { name } }) =>
      options.allowed && name === awsAgentOnboardPermission.name
        ? ('ALLOW' as never)
        : ('DENY' as never),
  });
  const authorize = jest.spyOn(permission, 'authorize');
  await renderInTestApp(
    <TestApiProvider apis={[[permissionApiRef, permission]]}>
      <EntityProvider entity={entityOf('returns', false)}>
        <OnboardLink />
      </EntityProvider>
    </TestApiProvider>,
    options.hasScaffolder
      ? {
          mountedRoutes: {
            '/create/templates/:namespace/:templateName': templateRouteRef,
          },
        }
      : {},
  );
  return { authorize };
}
