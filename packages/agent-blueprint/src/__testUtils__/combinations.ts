import { createBlueprint } from '../build/createBlueprint';
import type { Blueprint } from '../build/types';
import {
  GeneratedFile,
  InfrastructureFlavour,
  renderFiles,
} from '../renderFiles';
import { PLATFORMS, PRESETS, requestFor } from './requests';

/** A platform with a preset of capabilities, and what comes of it. */
export interface Combination {
  readonly name: string;
  readonly blueprint: Blueprint;
}

const PLATFORM_TYPES = Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[];

/** Every platform with every preset. With three flavours each: 60. */
export const COMBINATIONS: readonly Combination[] = PLATFORM_TYPES.flatMap(
  platform =>
    Object.entries(PRESETS).map(([preset, asked]) => ({
      name: `${platform}, ${preset}`,
      blueprint: createBlueprint(requestFor(platform, asked)),
    })),
);

/** The files of a combination in one flavour. */
export function filesOf(
  { blueprint }: Combination,
  flavour: InfrastructureFlavour,
): GeneratedFile[] {
  return renderFiles(blueprint, { flavour });
}

/** Content of the file at a path. */
export function contentOf(
  files: readonly GeneratedFile[],
  path: string,
): string {
  const file = files.find(each => each.path === path);
  if (!file) throw new Error(`No ${path}`);
  return file.content;
}
