import { ParsedDenial } from './types';

export declare function parseDenial(text: string): ParsedDenial | undefined;
