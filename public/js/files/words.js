/** What a storyteller reads of a file, in the archive's own words (src/uploads/file-sentences.ts; a test compares them). */

export const fileSentences = {
  empty: (name) => `“${name}” is empty. Choose another file.`,
  notTaken: (name, kind) => `“${name}” is ${kind.name}. ${kind.advice}`,
  tooLarge: (name, limit) =>
    `“${name}” must be smaller than ${limitInWords(limit)}. Save a smaller copy and add that.`,
  tooLong: (name, seconds) =>
    `“${name}” must be no longer than ${lengthInWords(seconds)}. Cut it shorter, or send it in parts.`,
  noRoom: (name, most) =>
    `“${name}” was left out, because a story can hold ${most} files. Remove one to make room.`,
};

function limitInWords(bytes) {
  const [amount, unit] =
    bytes >= 1e9 ? [bytes / 1e9, 'GB'] : bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'kB'];
  return `${Math.round(amount * 10) / 10} ${unit}`;
}

function lengthInWords(seconds) {
  const [count, unit] =
    seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : [Math.round(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** How much of a file has arrived: "43%", or "1.5 MB" of one whose length nobody knows yet. */
export function partInWords({ received, bytes }) {
  if (bytes === null) return limitInWords(received);
  const percent = Math.floor((100 * received) / bytes);
  return percent > 0 ? `${percent}%` : 'less than 1%';
}

/** Bytes as "3.4 MB". */
export function sizeInWords(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB'];
  let amount = bytes / 1000;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${units[unit]}`;
}

/** "about 3 minutes left", in steps that do not flicker. */
export function timeLeft(seconds) {
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 100) return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
  return `about ${Math.round(minutes / 60)} hours left`;
}
