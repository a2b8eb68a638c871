export { ControlEndpoint, isControlRequest } from './ControlEndpoint';
