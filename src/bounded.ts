/** What is held in memory by key, up to so much weight: bytes, as a rule. */
export interface Bounded<Value> {
  get(key: string): Value | undefined;
  /** Holds it, or holds it anew with another weight; what was asked for least lately goes where there is no room. */
  set(key: string, value: Value, weight: number): void;
  delete(key: string): void;
  clear(): void;
}

export function bounded<Value>(most: number): Bounded<Value> {
  const held = new Map<string, { readonly value: Value; readonly weight: number }>();
  let all = 0;

  const forget = (key: string) => {
    all -= held.get(key)?.weight ?? 0;
    held.delete(key);
  };

  return {
    get(key) {
      const found = held.get(key);
      if (!found) return undefined;
      // A Map keeps its order: what is put in anew is the latest.
      held.delete(key);
      held.set(key, found);
      return found.value;
    },
    set(key, value, weight) {
      forget(key);
      held.set(key, { value, weight });
      all += weight;
      for (const oldest of held.keys()) {
        if (all <= most) return;
        forget(oldest);
      }
    },
    delete: forget,
    clear() {
      held.clear();
      all = 0;
    },
  };
}
