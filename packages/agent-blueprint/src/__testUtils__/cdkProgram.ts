import { App } from 'aws-cdk-lib';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, posix } from 'path';
import ts from 'typescript';

/** TypeScript files by path, below a folder that does not exist. */
export type Sources = Readonly<Record<string, string>>;

const ROOT = join(__dirname, 'generated');

/** Compiles many projects at once, strictly, with the CDK's real types. */
export class CdkProgram {
  private constructor(
    private readonly outputs: ReadonlyMap<string, string>,
    readonly errors: readonly string[],
  ) {}

  static compile(sources: Sources): CdkProgram {
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      strict: true,
      noUnusedLocals: true,
      skipLibCheck: true,
      types: [],
    };
    const texts = new Map(
      Object.entries(sources).map(([path, text]) => [join(ROOT, path), text]),
    );
    const outputs = new Map<string, string>();
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, directoryExists } = host;
    host.directoryExists = path =>
      path.startsWith(ROOT) || Boolean(directoryExists?.(path));
    host.fileExists = path => texts.has(path) || fileExists(path);
    host.readFile = path => texts.get(path) ?? readFile(path);
    const { getSourceFile } = host;
    host.getSourceFile = (path, version, ...rest) => {
      const text = texts.get(path);
      return text === undefined
        ? getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    };
    host.writeFile = (path, text) => outputs.set(path, text);
    const program = ts.createProgram([...texts.keys()], options, host);
    program.emit();
    return new CdkProgram(
      outputs,
      ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText, file }) =>
          [
            file?.fileName,
            ts.flattenDiagnosticMessageText(messageText, ' '),
          ].join(': '),
        ),
    );
  }

  /** Only the syntax is checked, which is fast. */
  static transpile(sources: Sources): CdkProgram {
    const outputs = new Map<string, string>();
    const errors = Object.entries(sources).flatMap(([path, text]) => {
      const { outputText, diagnostics = [] } = ts.transpileModule(text, {
        reportDiagnostics: true,
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.CommonJS,
        },
      });
      outputs.set(join(ROOT, path).replace(/ts$/, 'js'), outputText);
      return diagnostics.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, ' '),
      );
    });
    return new CdkProgram(outputs, errors);
  }

  /** Runs a project's program and gives the template of its only stack. */
  synth(entry: string): Record<string, any> {
    const outdir = mkdtempSync(join(tmpdir(), 'agent-blueprint-'));
    const apps: App[] = [];
    class OneApp extends App {
      constructor() {
        super({ outdir, autoSynth: false, analyticsReporting: false });
        apps.push(this);
      }
    }
    try {
      this.run(join(ROOT, entry), OneApp);
      return apps[0].synth().stacks[0].template;
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }

  private run(path: string, app: typeof App): unknown {
    const text = this.outputs.get(`${path}.js`);
    if (text === undefined) throw new Error(`Nothing compiled at ${path}`);
    const module = { exports: {} };
    const load = (name: string): unknown => {
      if (name.startsWith('.')) {
        return this.run(posix.join(dirname(path), name), app);
      }
      const loaded = jest.requireActual(name);
      return name === 'aws-cdk-lib' ? { ...loaded, App: app } : loaded;
    };
    // eslint-disable-next-line no-new-func
    new Function('require', 'module', 'exports', text)(
      load,
      module,
      module.exports,
    );
    return module.exports;
  }
}
