import fs from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import git from 'isomorphic-git';

const AUTHOR = { name: 'Acme Developer Portal', email: 'portal@acme.example' };

/** Git repositories in a folder: where the demo publishes to, because it has no account anywhere. */
export class LocalRepositories {
  static create(
    folder = path.resolve(
      process.env.DEMO_FOLDER ?? '../../.demo',
      'repositories',
    ),
  ): LocalRepositories {
    return new LocalRepositories(folder);
  }

  private constructor(private readonly folder: string) {}

  /** Makes all of them anew from the demo's files: the local AWS forgets what was applied, too. */
  async reset(
    source = resolvePackagePath('backend', 'demo/repositories'),
  ): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(source)) {
      const dir = path.join(this.folder, name);
      await cp(path.join(source, name), dir, { recursive: true });
      await git.init({ fs, dir, defaultBranch: 'main' });
      await this.commit(dir, 'Begin');
    }
  }

  /** The components whose repositories there are. */
  async entities(): Promise<string[]> {
    const names = await readdir(this.folder);
    return names.map(name => `component:default/${name}`);
  }

  /**
   * Folder of an entity's repository, which has its name.
   *
   * @throws NotFoundError when there is none
   */
  async find(entityRef: string): Promise<string> {
    const { name } = parseEntityRef(entityRef);
    const names = await readdir(this.folder).catch((): string[] => []);
    if (!names.includes(name)) {
      throw new NotFoundError(
        `The demo has no repository of ${entityRef}; it has ${
          names.join(', ') || 'none'
        }`,
      );
    }
    return path.join(this.folder, name);
  }

  async fetch(entityRef: string, workspace: string): Promise<void> {
    const dir = await this.find(entityRef);
    await cp(dir, workspace, { recursive: true, filter: isNoGit });
  }

  /**
   * Commits what the workspace holds.
   *
   * @returns the newest commit: that of before when nothing has changed
   */
  async publish(
    entityRef: string,
    workspace: string,
    message: string,
  ): Promise<{ folder: string; commit: string }> {
    const folder = await this.find(entityRef);
    await cp(workspace, folder, { recursive: true, filter: isNoGit });
    return { folder, commit: await this.commit(folder, message) };
  }

  private async commit(dir: string, message: string): Promise<string> {
    const changed = (await git.statusMatrix({ fs, dir }))
      .filter(([, head, work]) => head !== 1 || work !== 1)
      .map(([file]) => file);
    if (changed.length === 0) {
      return await git.resolveRef({ fs, dir, ref: 'HEAD' });
    }
    await git.add({ fs, dir, filepath: changed });
    return await git.commit({ fs, dir, message, author: AUTHOR });
  }
}

function isNoGit(file: string): boolean {
  return path.basename(file) !== '.git';
}
