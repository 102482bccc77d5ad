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

  it('is put back where it was, however much others typed before it and between', () => {
    const { text, type, told, others, hear, tell } = pages('0123456789 abcdefghij KLM');
    text.change(12, 10, '');
    type(1, 'mmm');
    tell();
    others.insert(8, 'OTHER', {});
    hear();
    text.undo();
    text.undo();
    expect(told()).toEqual(['0123OTHER456789 abcdefghij KLM']);
    text.redo();
    text.redo();
    expect(told()).toEqual(['mmm0123OTHER456789  KLM']);
  });

  it('never cuts a letter of two halves', () => {
    const { text, told } = pages('😀😁');
    // A box tells of halves: what stands before the caret ends in the same half as what was taken away.
    text.change(2, 2, '');
    expect(told()).toEqual(['😁']);
    text.undo();
    expect(told()).toEqual(['😀😁']);
  });

  it('keeps the times of a piece that was joined and parted again, and takes back a time', () => {
    const { text } = pages('one', 'two');
    text.setTimes(4, { start: 12 });
    text.change(4, 1, ' ');
    expect(text.pieces()).toHaveLength(1);
    text.undo();
    expect(text.pieces()[1]).toEqual({ text: 'two', start: 12, end: null });
    text.undo();
    expect(text.pieces()[1]).toEqual({ text: 'two', start: null, end: null });
    text.redo();
    expect(text.pieces()[1]?.start).toBe(12);
  });

  it('in many places at once is undone at once', () => {
    const { text, told } = pages('do and do and do');
    text.asOneStep(() => {
      for (const at of [15, 8, 1]) text.change(at, 2, 'did');
    });
    expect(told()).toEqual(['did and did and did']);
    text.undo();
    expect(told()).toEqual(['do and do and do']);
    text.redo();
    expect(told()).toEqual(['did and did and did']);
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
