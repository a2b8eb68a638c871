export { organizationsOperations } from './operations';
