export * from './types';
export { AgentResolver } from './AgentResolver';
export { credentialFacts, type CredentialFact } from './credentialFacts';
