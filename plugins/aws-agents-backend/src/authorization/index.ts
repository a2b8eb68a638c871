export { AuthorizedAgentService } from './AuthorizedAgentService';
