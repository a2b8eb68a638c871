export { mockApi } from './mockApi';
export { entityOf, refusal, renderAgent, TestSignals } from './renderAgent';
