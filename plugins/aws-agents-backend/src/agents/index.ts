export * from './types';
export { AgentResolver } from './AgentResolver';
export {
  credentialFacts,
  readTrust,
  type CredentialFact,
} from './credentialFacts';
