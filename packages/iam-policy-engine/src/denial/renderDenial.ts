import { AccessRequest, Decision } from '../evaluation';
import { RenderDenialOptions } from './types';

export declare function renderDenial(
  request: AccessRequest,
  decision: Decision,
  options?: RenderDenialOptions,
): string;
