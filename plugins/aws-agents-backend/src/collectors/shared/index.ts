export { SharedAnswers, type SharedQuestion } from './SharedAnswers';
