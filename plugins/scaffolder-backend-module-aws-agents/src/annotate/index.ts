export { createAnnotateAction } from './annotateAction';
