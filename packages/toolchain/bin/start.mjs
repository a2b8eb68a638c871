#!/usr/bin/env node
import { once } from 'node:events';
import { demoSettings, startDemo } from '../lib/demo.mjs';
import { runMain } from '../lib/failure.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { note } from '../lib/progress.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';

await runMain(async () => {
  const interrupted = Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
  const settings = demoSettings();
  const env = await ensureToolchain();
  await ensureInstalled(env);
  const starting = startDemo(env, settings);
  const first = await Promise.race([
    starting.then(demo => ({ demo })),
    interrupted.then(() => ({})),
  ]);
  if (!first.demo) {
    await starting.then(
      demo => demo.close(),
      () => {},
    );
    return;
  }
  const { demo } = first;
  note('');
  note(`The demo portal is ready:  ${demo.url}`);
  note('Choose "Enter" to sign in as a guest. Ctrl-C ends everything.');
  note(`Logs: ${settings.folder}`);
  try {
    await Promise.race([interrupted, demo.failed]);
  } finally {
    await demo.close();
  }
});
