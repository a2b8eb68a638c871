export { DeliveriesCollector } from './DeliveriesCollector';
