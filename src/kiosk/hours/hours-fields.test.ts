import { describe, expect, it } from '@jest/globals';
import { anExhibition } from '../../../test/support/stories.ts';
import { alwaysOpen, hoursAsTyped, hoursFields, readHours, type TypedHours } from './hours-fields.ts';
import { hoursOf } from './opening-hours.ts';
import { noProgramme, programmeAsTyped, programmeFields, readProgramme } from './programme-fields.ts';
import { readSpan } from './typed-times.ts';

const typed = (over: Partial<TypedHours>): TypedHours => ({ ...alwaysOpen, ...over });
const fields = (over: Partial<TypedHours>) => readHours(typed(over)).errors.map(({ field }) => field);
const day = { from: '09:00', until: '17:30' };
const every = { everyFrom: '9', everyUntil: '17.30' };
const christmas = {
  exceptionName: [' Christmas '],
  exceptionFirst: ['2026-12-25'],
  exceptionLast: ['2 January 2027'],
};

describe('A screen’s hours, as they are typed', () => {
  it('are those of every day, and of the days and dates that differ', () => {
    const { hours, errors } = readHours(
      typed({
        ...every,
        dayFrom: ['', '', '', '', '18:00', '', ''],
        dayUntil: ['', '', '', '', '2:00', '', ''],
        dayClosed: ['6'],
        exceptionName: ['', '', ' Christmas ', 'Concert'],
        exceptionFirst: ['', '', '2026-12-25', '1/12/2026'],
        exceptionLast: ['', '', '2 January 2027', ''],
        exceptionFrom: ['', '', '', '10am'],
        exceptionUntil: ['', '', '', '10 pm'],
      }),
    );
    expect(errors).toEqual([]);
    expect(hours).toEqual({
      week: [day, day, day, day, { from: '18:00', until: '02:00' }, day, null],
      exceptions: [
        { first: '2026-12-01', last: '2026-12-01', name: 'Concert', span: { from: '10:00', until: '22:00' } },
        { first: '2026-12-25', last: '2027-01-02', name: 'Christmas', span: null },
      ],
    });
    expect(readHours(hoursAsTyped(hours))).toEqual({ hours, errors: [] });
  });

  it('are none where nothing is typed, and those of a screen that had quiet hours where it did', () => {
    expect(readHours(alwaysOpen)).toEqual({ hours: null, errors: [] });
    const quiet = hoursOf({ quiet: { from: '18:30', until: '08:00' } });
    expect(hoursAsTyped(quiet)).toMatchObject({ everyFrom: '08:00', everyUntil: '18:30', dayClosed: [] });
    expect(readHours(hoursAsTyped(quiet)).hours).toEqual(quiet);
  });

  it('may be dates alone, of a screen that is open always but then', () => {
    const { hours, errors } = readHours(typed(christmas));
    expect([errors, hours?.week[0]]).toEqual([[], { from: '00:00', until: '24:00' }]);
  });

  it('lose the dates that are ticked or emptied, and offer room for two more', () => {
    const { hours } = readHours(typed({ ...every, ...christmas, exceptionRemove: ['0'] }));
    expect(hours?.exceptions).toEqual([]);
    const { exceptions } = hoursFields(typed({ ...every, ...christmas }), []);
    expect(exceptions.map(({ isNew }) => isNew)).toEqual([false, true, true]);
  });

  it.each([
    [{ everyFrom: '9' }, 'everyFrom'],
    [{ everyFrom: '9', everyUntil: 'five' }, 'everyFrom'],
    [{ everyFrom: '9:00', everyUntil: '9' }, 'everyFrom'],
    [{ dayFrom: ['9'], dayUntil: ['17'] }, 'everyFrom'],
    [{ dayClosed: ['0', '1', '2', '3', '4', '5', '6'] }, 'everyFrom'],
    [{ ...every, dayFrom: ['', '9'], dayUntil: ['', '25'] }, 'dayFrom-1'],
    [{ ...every, dayFrom: ['', '9'], dayUntil: ['', '12'], dayClosed: ['1'] }, 'dayFrom-1'],
    [{ ...every, ...christmas, exceptionFirst: [''] }, 'exceptionFirst-0'],
    [{ ...every, ...christmas, exceptionFirst: ['30 February 2027'] }, 'exceptionFirst-0'],
    [{ ...every, ...christmas, exceptionLast: ['2026-12-24'] }, 'exceptionLast-0'],
    [{ ...every, ...christmas, exceptionLast: ['soon'] }, 'exceptionLast-0'],
    [{ ...every, ...christmas, exceptionName: ['x'.repeat(61)] }, 'exceptionName-0'],
    [{ ...every, ...christmas, exceptionFrom: ['9'] }, 'exceptionFrom-0'],
    [{ ...every, exceptionFirst: Array.from({ length: 41 }, () => '2026-12-25') }, 'exceptions'],
  ])('are not taken with %j', (wrong, field) => {
    expect(fields(wrong)).toEqual([field]);
  });

  it.each([
    ['9', '09:00'],
    ['09.30', '09:30'],
    ['0930', '09:30'],
    ['12am', '00:00'],
    ['12 PM', '12:00'],
    ['５：３０pm', '17:30'],
    ['24:00', '24:00'],
    ['24', '24:00'],
    ['24:01', null],
    ['9:60', null],
    ['13pm', null],
    ['9-5', null],
  ])('take %j for %j', (text, clock) => {
    const read = readSpan({ from: '1:11', until: text });
    expect(read.kind === 'span' ? read.span.until : null).toBe(clock);
  });
});

describe('What a screen shows at other times, as it is typed', () => {
  const own = [anExhibition('harbour'), anExhibition('work')];
  const row = {
    programmeExhibition: ['work', ''],
    programmeFrom: ['10', ''],
    programmeUntil: ['12', ''],
    programmeDays: ['0-0', '0-2'],
    programmeRemove: [],
  };
  const line = { exhibition: 'work', when: { days: [0, 2], from: '10:00', until: '12:00' } };

  it('comes out as it went in, with a row for one more', () => {
    const { programme, errors } = readProgramme(row, own, []);
    expect([programme, errors]).toEqual([[line], []]);
    expect(readProgramme(programmeAsTyped(programme), own, []).programme).toEqual([line]);
    expect(programmeFields(row, own, []).programme.map(({ isNew }) => isNew)).toEqual([false, true]);
    expect(readProgramme(noProgramme, own, [])).toEqual({ programme: [], errors: [] });
    expect(readProgramme({ ...row, programmeRemove: ['0'] }, own, []).programme).toEqual([]);
  });

  it('keeps the exhibition of another curator that it had, and gets no other', () => {
    const others = { ...line, exhibition: 'theirs' as never };
    const theirs = { ...row, programmeExhibition: ['theirs', ''] };
    expect(readProgramme(theirs, own, [others]).programme).toEqual([others]);
    expect(readProgramme(theirs, own, []).errors.map(({ field }) => field)).toEqual([
      'programmeExhibition-0',
    ]);
    expect(programmeFields(theirs, own, []).programme[0]?.options.at(-1)).toMatchObject({ value: 'theirs' });
  });

  it.each([
    [{ programmeExhibition: ['', ''] }, 'programmeExhibition-0'],
    [{ programmeFrom: ['', ''], programmeUntil: ['', ''] }, 'programmeFrom-0'],
    [{ programmeUntil: ['10:00', ''] }, 'programmeFrom-0'],
  ])('is not taken with %j', (wrong, field) => {
    expect(readProgramme({ ...row, ...wrong }, own, []).errors.map((error) => error.field)).toEqual([field]);
  });
});
