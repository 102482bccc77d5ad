import path from 'node:path';

export interface SourceFile {
  /** Relative to src/, such as "gallery/home.ts". */
  readonly name: string;
  readonly lines: number;
  readonly readsEnvironment: boolean;
  /** Project files relative to src/; packages and "node:…" modules as they are written. */
  readonly imports: readonly string[];
}

const importForms = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

// Strings stay, so that a "/*" inside one does not swallow the code behind it.
const stringOrComment =
  /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Reads what a module imports (values and types, re-exports and dynamic imports) and whether it reads process.env. */
export function scanSource(name: string, source: string): SourceFile {
  const code = source.replace(stringOrComment, (_all, string: string | undefined) => string ?? '');
  const found = importForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
  const folder = path.posix.dirname(name);
  return {
    name,
    lines: source.trimEnd().split('\n').length,
    readsEnvironment: /\bprocess\??\.env\b|\benv\b[^}]*\}\s*=\s*process\b/.test(code),
    imports: found.map((what) => (what.startsWith('.') ? path.posix.join(folder, what) : what)),
  };
}
