export { credentialFacts, type CredentialFact } from './credentialFacts';
export { readTrust } from './readTrust';
