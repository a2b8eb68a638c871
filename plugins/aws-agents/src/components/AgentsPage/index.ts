export { AgentsPage, AgentsPageContent } from './AgentsPage';
