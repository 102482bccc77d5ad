import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { newDoc, piecesIn, readDoc, sharedWords } from './pieces.ts';
import { byOthers, createTypedText } from './typed-text.ts';

/** A page's text over the same words as another's; `hear` brings what the other typed. */
function pages(...texts: readonly string[]) {
  const state = Y.encodeStateAsUpdate(newDoc(texts.map((text) => ({ text, start: null, end: null }))));
  const [mine, theirs] = [readDoc(state), readDoc(state)];
  const text = createTypedText(mine, { done: [], undone: [] });
  const type = (at: number, words: string) => {
    for (const [index, letter] of [...words].entries()) text.change(at + index, 0, letter);
  };
  return {
    mine,
    text,
    type,
    told: () => piecesIn(mine).map((piece) => piece.text),
    others: sharedWords(theirs),
    tell: () => Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine)),
    hear: () => Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), byOthers),
  };
}

describe('What is typed at a desk', () => {
  it('is undone word by word, and done again', () => {
    const { text, type, told } = pages('a bench');
    type(1, 'By it, ');
    expect(told()).toEqual(['By it, a bench']);
    for (const left of ['By it,a bench', 'Bya bench', 'a bench']) {
      text.undo();
      expect(told()).toEqual([left]);
    }
    expect(text.undo()).toBeUndefined();
    for (let step = 0; step < 3; step += 1) text.redo();
    expect(told()).toEqual(['By it, a bench']);
    expect(text.redo()).toBeUndefined();
  });

  it('is undone where a piece was cut, typed in and joined again', () => {
    const { text, type, told } = pages('one two');
    text.change(5, 0, '\n');
    type(6, 'X');
    text.change(6, 1, '');
    text.change(5, 1, '');
    expect(told()).toEqual(['one two']);
    text.undo();
    text.undo();
    expect(told()).toEqual(['one ', 'Xtwo']);
    text.undo();
    text.undo();
    expect(told()).toEqual(['one two']);
  });

  it('is undone where it stands after others typed before it', () => {
    const { text, type, told, others, hear } = pages('one two', 'three');
    type(8, '!');
    others.insert(1, 'zero ', {});
    hear();
    expect(text.undo()).toBe(13);
    expect(told()).toEqual(['zero one two', 'three']);
  });

  it('is left where others changed it since', () => {
    const { text, type, told, others, tell, hear } = pages('one');
    type(4, 'two');
    tell();
    others.insert(5, 'XY', {});
    hear();
    expect(text.undo()).toBeNull();
    expect(told()).toEqual(['onetXYwo']);
  });

  it('is a step by itself again after the page was loaded again', () => {
    const { mine, text, type, told } = pages('one');
    type(4, 'x');
    const kept = JSON.parse(JSON.stringify(text.steps));
    const again = createTypedText(mine, kept);
    again.undo();
    expect(told()).toEqual(['one']);
  });
});
