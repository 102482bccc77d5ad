/** Milliseconds that this process has used of the machine's cores so far: what a clock says on a machine with no other work. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
