export { AgentNotifier } from './AgentNotifier';
export { DatabaseNoticeLedger, type NoticeLedger } from './NoticeLedger';
