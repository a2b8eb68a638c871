export { IamDataKnowledge, type ServiceKnowledge } from './IamDataKnowledge';
