/** Loaded before a process that the launcher starts: where the launcher dies, the process drains instead of lingering. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Waiting for that must not keep a process alive that has nothing else to do.
process.channel?.unref();
