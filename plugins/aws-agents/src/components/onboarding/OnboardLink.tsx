import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@mui/material/Button';
import { awsAgentOnboardPermission } from 'backstage-plugin-aws-agents-common';
import { ONBOARDING_TEMPLATE, templateRouteRef } from '../../routes';

/**
 * Opens the template that onboards an agent, with the entity filled in. Nothing
 * where there is no scaffolder, or the reader may not.
 */
export const OnboardLink = () => {
  const { entity } = useEntity();
  const template = useRouteRef(templateRouteRef);
  const { allowed } = usePermission({ permission: awsAgentOnboardPermission });
  if (!template || !allowed) {
    return null;
  }
  const query = new URLSearchParams({
    formData: JSON.stringify({ entityRef: stringifyEntityRef(entity) }),
  });
  return (
    <Button
      component={Link}
      to={`${template(ONBOARDING_TEMPLATE)}?${query}`}
      variant="contained"
      size="small"
      // The link would take the colour of links otherwise, which is that of the button.
      sx={{ textTransform: 'none', '&&': { color: 'primary.contrastText' } }}
    >
      Onboard an agent
    </Button>
  );
};
