export { ApplyError, type ApplyErrorReason } from './ApplyError';
export {
  applyTemplate,
  type AppliedResource,
  type AppliedTemplate,
  type ApplyTemplateOptions,
} from './applyTemplate';
export { runApply } from './applyCommand';
export { TemplateError } from './TemplateError';
