import { describe, expect, it } from '@jest/globals';
import { newCuratorId } from '../../random.ts';
import type { ScreenCommand } from '../player/kiosk-api.ts';
import { asked, type CommandLog, handedOver, mostRemembered, stateOf, toldOf } from './commands.ts';

const by = newCuratorId();
const minute = 60_000;
const noon = new Date('2026-11-30T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * minute);
const ask = (log: CommandLog, command: ScreenCommand, at: Date, id = `${command} ${at.getTime()}`) =>
  asked(log, { id, command, by, at });
const states = (log: CommandLog, at: Date) => log.map((each) => `${each.command} ${stateOf(each, at)}`);

describe('A command', () => {
  it('waits, goes to its screen once, and ends with what the screen says of it', () => {
    const log = ask(ask([], 'identify', noon, 'one'), 'reload', noon, 'two');
    expect(states(log, later(1))).toEqual(['reload waits', 'identify waits']);
    const first = handedOver(log, later(1));
    expect(first.given).toEqual([
      { id: 'one', command: 'identify', until: '2026-11-30T12:15:00.000Z' },
      { id: 'two', command: 'reload', until: '2026-11-30T12:15:00.000Z' },
    ]);
    const again = handedOver(first.log, later(2));
    expect(again.given).toEqual([]);
    expect(again.log).toBe(first.log);
    const told = toldOf(first.log, [{ id: 'one', outcome: 'done' }], later(2));
    expect(states(told, later(2))).toEqual(['reload under-way', 'identify done']);
    expect(told[1]).toMatchObject({ by, at: noon, givenAt: later(1), endedAt: later(2) });
  });

  it('expires where its screen is not heard in time, and is given to nobody then', () => {
    const log = ask([], 'picture', noon);
    expect(states(log, later(15))).toEqual(['picture expired']);
    expect(handedOver(log, later(15)).given).toEqual([]);
  });

  it('that was given and not told of says so, and hears what comes late', () => {
    const { log } = handedOver(ask([], 'fetch-anew', noon, 'one'), later(1));
    expect(states(log, later(16))).toEqual(['fetch-anew unheard']);
    const late = toldOf(log, [{ id: 'one', outcome: 'mended' }], later(40));
    expect(states(late, later(41))).toEqual(['fetch-anew mended']);
  });

  it('is not asked for twice while one is on its way, and may be asked for again after it', () => {
    const log = ask([], 'picture', noon, 'one');
    expect(ask(log, 'picture', later(1))).toBe(log);
    const given = handedOver(log, later(1)).log;
    expect(ask(given, 'picture', later(2))).toBe(given);
    expect(states(ask(given, 'identify', later(2)), later(2))).toEqual([
      'identify waits',
      'picture under-way',
    ]);
    const ended = toldOf(given, [{ id: 'one', outcome: 'late' }], later(2));
    expect(ask(ended, 'picture', later(2))).toHaveLength(2);
    expect(ask(log, 'picture', later(15))).toHaveLength(2);
  });

  it('is told of by its own screen alone, after it was given, and once', () => {
    const log = ask([], 'reload', noon, 'one');
    expect(toldOf(log, [{ id: 'one', outcome: 'done' }], later(1))).toBe(log);
    const { log: given } = handedOver(log, later(1));
    expect(toldOf(given, [{ id: 'another', outcome: 'done' }], later(1))).toBe(given);
    const told = toldOf(given, [{ id: 'one', outcome: 'failed' }], later(1));
    expect(toldOf(told, [{ id: 'one', outcome: 'done' }], later(2))).toBe(told);
  });

  it('is remembered with the last ones only', () => {
    let log: CommandLog = [];
    for (let hour = 0; hour < 30; hour += 1) log = ask(log, 'identify', later(hour * 60));
    expect(log).toHaveLength(mostRemembered);
    expect(log[0]?.at).toEqual(later(29 * 60));
  });
});
