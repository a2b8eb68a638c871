export { registerPreviewAgent } from './registerPreviewAgent';
