export { credentialFacts, type CredentialFact } from './credentialFacts';
