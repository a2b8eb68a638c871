export {
  ORGANIZATION_ACTIONS,
  ORGANIZATION_REF,
  OrganizationReader,
} from './OrganizationReader';
