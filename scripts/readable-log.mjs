const hidden = new Set(['level', 'time', 'process', 'msg', 'err']);

/** One JSON line of the log as a person reads it: "10:42:07 server: listening address=…". Other lines stay as they are. */
export function readable(line) {
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof entry?.msg !== 'string') return line;
  const time = String(entry.time).slice(11, 19);
  const level = entry.level === 'info' ? '' : `${String(entry.level).toUpperCase()} `;
  const rest = Object.entries(entry)
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => ` ${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const error = entry.err ? ` (${entry.err.name}: ${entry.err.message})` : '';
  return `${time} ${entry.process ?? 'archive'}: ${level}${entry.msg}${rest.join('')}${error}`;
}
