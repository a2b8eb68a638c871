export { DELIVERIES_ACTIONS, DeliveriesCollector } from './DeliveriesCollector';
