import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * What each test file runs in: Node.js as it is. Jest gives every file modules of its own, hundreds of them, and compiles them
 * anew for it; here what a worker has compiled for one file it takes again for the next. Each file runs them anew all the same,
 * so they share nothing.
 */
export default TestEnvironment;

/** What was compiled, by the path of its source. */
const scripts = new Map();
const modules = new Map();

const { compileFunction, SourceTextModule } = vm;

/** What was compiled before does not know which file asks: Node.js then has nobody to ask for the import. */
const importsAsItRuns = (source) => source.includes('import(');

/** A CommonJS module. */
vm.compileFunction = (source, parameters, options) => {
  if (!options?.parsingContext || importsAsItRuns(source))
    return compileFunction(source, parameters, options);
  const { filename, parsingContext } = options;
  let known = scripts.get(filename);
  if (known?.source !== source) {
    // On the line where the source begins, so that its lines are counted as they are.
    const wrapped = `(function (${parameters.join(', ')}) { ${source}\n})`;
    known = { source, script: new vm.Script(wrapped, { filename }) };
    scripts.set(filename, known);
  }
  return known.script.runInContext(parsingContext);
};

// Without its flag Node.js has none, and jest says which flag that is.
if (SourceTextModule) {
  vm.SourceTextModule = class extends SourceTextModule {
    constructor(source, options) {
      const known = modules.get(options?.identifier);
      const isKnown = known?.source === source;
      super(source, isKnown ? { ...options, cachedData: known.compiled } : options);
      if (!isKnown && !importsAsItRuns(source))
        modules.set(options?.identifier, { source, compiled: this.createCachedData() });
    }
  };
}
