import type { RoleData } from 'backstage-plugin-aws-agents-common';
import { formatAbsolute, formatDuration } from '../../format';
import { Facts } from '../ui';

/** What the role is, beside its policies. */
export const RoleFacts = (props: { role: RoleData }) => {
  const { role } = props;
  return (
    <Facts
      facts={[
        { label: 'Description', value: role.description },
        {
          label: 'Created',
          value: role.createdAt && formatAbsolute(role.createdAt),
        },
        {
          label: 'Longest session',
          value:
            role.maxSessionDurationSeconds !== undefined
              ? formatDuration(role.maxSessionDurationSeconds)
              : 'unknown',
        },
      ]}
    />
  );
};
