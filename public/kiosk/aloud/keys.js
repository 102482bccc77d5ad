/**
 * What a key does on a screen. A number pad without any marks but the bump on its 5 is enough: its keys do the same whether
 * they send numbers or, with Num Lock off, arrows. Rows of keys for public machines send one or the other.
 * @type {Record<string, 'before' | 'next' | 'less' | 'more' | 'press' | 'back' | 'home' | 'keys' | 'speak' | 'again' | 'louder' | 'quieter'>}
 */
const commands = {
  8: 'before',
  ArrowUp: 'before',
  2: 'next',
  ArrowDown: 'next',
  4: 'less',
  ArrowLeft: 'less',
  6: 'more',
  ArrowRight: 'more',
  5: 'press',
  // The same with Num Lock off.
  Clear: 'press',
  Enter: 'press',
  ' ': 'press',
  0: 'back',
  Insert: 'back',
  Escape: 'back',
  Backspace: 'back',
  7: 'home',
  Home: 'home',
  1: 'keys',
  End: 'keys',
  '*': 'speak',
  '/': 'again',
  '+': 'louder',
  '-': 'quieter',
};

/**
 * Null where the key does nothing here, and where it is the browser's.
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>} event
 */
export const commandOf = (event) => (isOfBrowser(event) ? null : (commands[event.key] ?? null));

/**
 * Whether somebody pressed a key at all: any but those that are held to change another.
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>} event
 */
export const isPress = (event) =>
  !isOfBrowser(event) && !['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(event.key);

/** @param {Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'metaKey'>} event */
const isOfBrowser = ({ ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey;
