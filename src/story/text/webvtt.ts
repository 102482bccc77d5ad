import { say } from '../../words/say.ts';

/** Captions as WebVTT, read strictly, so that browsers show every one of them. Source: W3C WebVTT. */

export interface Cue {
  /** Seconds from the film's beginning. */
  readonly start: number;
  readonly end: number;
  /** As written, with WebVTT's own marks such as <i>. */
  readonly text: string;
}

/** What is wrong with a captions file; `line` counts from 1. */
export interface WebVttFault {
  readonly line: number;
  /** A sentence that says how to correct it. */
  readonly message: string;
}

export type WebVtt = { readonly cues: readonly Cue[] } | { readonly fault: WebVttFault };

/** Reads a whole file; the first fault ends it. */
export function readWebVtt(text: string): WebVtt {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  try {
    return { cues: cuesIn(lines) };
  } catch (error) {
    if (error instanceof Faulty) return { fault: error.fault };
    throw error;
  }
}

/** The text as it is stored: without spaces at line ends, since a line of spaces alone would not separate two captions. */
export function tidyWebVtt(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

class Faulty extends Error {
  readonly fault: WebVttFault;
  constructor(line: number, message: string) {
    super(message);
    this.fault = { line, message };
  }
}

interface Block {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

function cuesIn(lines: readonly string[]): readonly Cue[] {
  const [header = '', ...rest] = blocksOf(lines);
  if (typeof header === 'string' || header.line !== 1 || !/^WEBVTT(?:[ \t]|$)/.test(header.lines[0] ?? '')) {
    throw new Faulty(1, say('captions-no-header'));
  }
  const astray = header.lines.findIndex((line) => line.includes('-->'));
  if (astray !== -1) throw new Faulty(astray + 1, say('captions-header-not-parted'));
  const cues: Cue[] = [];
  for (const block of rest) {
    if (isAside(block)) {
      refuseArrows(block, 1);
      if (/^(?:STYLE|REGION)/.test(block.lines[0] ?? '') && cues.length > 0) {
        throw new Faulty(block.line, say('captions-style-too-late'));
      }
      continue;
    }
    const cue = readCue(block);
    const before = cues.at(-1);
    if (before && cue.start < before.start) {
      throw new Faulty(timingLine(block), say('captions-out-of-order'));
    }
    cues.push(cue);
  }
  if (cues.length === 0) throw new Faulty(lines.length, say('captions-none'));
  return cues;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open: { line: number; lines: string[] } | null = null;
  for (const [index, line] of lines.entries()) {
    if (line === '') open = null;
    else if (open) open.lines.push(line);
    else {
      open = { line: index + 1, lines: [line] };
      blocks.push(open);
    }
  }
  return blocks;
}

const isAside = ({ lines: [first = ''] }: Block) =>
  /^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$)/.test(first);

/** A cue may have one line with an identifier before its times. */
const timesAt = ({ lines }: Block) => (lines[0]?.includes('-->') ? 0 : 1);
const timingLine = (block: Block) => block.line + timesAt(block);

const moment = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const times = new RegExp(String.raw`^[ \t]*${moment}[ \t]+-->[ \t]+${moment}(?:[ \t]+.*)?$`);
const srtTimes = /\d{1,2}:\d{2}:\d{2},\d{1,3}/;

function readCue(block: Block): Cue {
  const at = timesAt(block);
  const line = timingLine(block);
  const written = block.lines[at];
  if (written === undefined || !written.includes('-->')) {
    throw new Faulty(block.line, say('captions-no-times'));
  }
  if (srtTimes.test(written)) {
    throw new Faulty(line, say('captions-comma-in-times'));
  }
  const found = times.exec(written);
  if (!found) {
    throw new Faulty(line, say('captions-times-unreadable'));
  }
  const start = seconds(found.slice(1, 5));
  const end = seconds(found.slice(5, 9));
  if (end <= start) throw new Faulty(line, say('captions-end-before-start'));
  refuseArrows(block, at + 1);
  const text = block.lines.slice(at + 1).join('\n');
  if (text === '') throw new Faulty(line, say('captions-no-words'));
  return { start, end, text };
}

function refuseArrows(block: Block, from: number): void {
  const astray = block.lines.findIndex((line, index) => index >= from && line.includes('-->'));
  if (astray !== -1) throw new Faulty(block.line + astray, say('captions-not-parted'));
}

function seconds([hours, minutes, whole, thousandths]: readonly (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000;
}

/** A whole file of these captions, whose words are written as WebVTT has them. */
export function writeWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ start, end, text }) => `${writtenMoment(start)} --> ${writtenMoment(end)}\n${text}`,
  );
  return ['WEBVTT', ...blocks].join('\n\n');
}

/** "00:01:23.450" */
export function writtenMoment(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `${two(thousandths / 3_600_000)}:${two((thousandths / 60_000) % 60)}:${two((thousandths / 1000) % 60)}.${rest}`;
}
