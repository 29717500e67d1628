import type { Timestamp } from './records.js';

const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const POINT = 0x2e;
const UPPER_T = 0x54;
const SPACE = 0x20;

/** Length of `2023-03-05T17:28:57`, which every accepted form begins with. */
const SECONDS_END = '2023-03-05T17:28:57'.length;
const DAY_SECONDS = 86_400;

/** ±HH, ±HHMM, ±HH:MM, ±HH:MM:SS: PostgreSQL shortens it, Python has seconds in the local times of old. */
const OFFSET = /^([+-])([01]\d|2[0-3])(?::?([0-5]\d)|:([0-5]\d):([0-5]\d))?$/;

/**
 * Reads a moment as Django's JSON, SQLite and PostgreSQL write it: `2023-03-05T17:28:57.014564Z`, with one to six
 * fraction digits or none, with a `T` or a space, with `Z`, an offset (converted to UTC) or nothing, which is UTC.
 * @returns Python's `isoformat()` in UTC: six fraction digits, or none at all when the microseconds are 0; null where
 *   the text is of another form or no real moment of the years 1 to 9999 (month 13, February 30, hour 24, second 60)
 */
export function parseTimestamp(text: string): Timestamp | null {
  if (!isRealDateAndTime(text)) return null;
  const fractionEnd = endOfFraction(text);
  if (fractionEnd === SECONDS_END + 1) return null; // a point without digits
  const fraction = fractionOf(text, fractionEnd);
  const offset = text.slice(fractionEnd);
  const isUtc = offset === 'Z' || offset === '' || offset === '+00:00' || offset === '+00';
  const seconds = isUtc ? withT(text) : shiftedToUtc(text, offset);
  return seconds === null ? null : `${seconds}${fraction}+00:00`;
}

/**
 * Microseconds since 1970, for ordering and comparing only. Every float64 integer up to 2^53 is exact, so moments
 * are exact until the year 2255; beyond that neighbours may fall together.
 * @param timestamp as `parseTimestamp` returns it, with or without a fraction
 */
export function microsecondsOf(timestamp: Timestamp): number {
  const hasFraction = timestamp.charCodeAt(SECONDS_END) === POINT;
  const fraction = hasFraction ? twoDigits(timestamp, 20) * 10_000 + twoDigits(timestamp, 22) * 100 + twoDigits(timestamp, 24) : 0;
  return secondsSinceEpoch(timestamp) * 1_000_000 + fraction;
}

/** The moment that `microsecondsOf` made a number of, as `parseTimestamp` returns it. */
export function timestampOf(microseconds: number): Timestamp {
  const seconds = Math.floor(microseconds / 1_000_000);
  const fraction = microseconds - seconds * 1_000_000;
  const text = new Date(seconds * 1000).toISOString().slice(0, SECONDS_END);
  return `${text}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}+00:00`;
}

function isRealDateAndTime(text: string): boolean {
  const separator = text.charCodeAt(10);
  if (separator !== UPPER_T && separator !== SPACE) return false;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return false;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  // Not a digit gives NaN, for which no comparison holds: so each range is asked for, not against.
  const year = century * 100 + yearOfCentury;
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (!(day <= 28 || day <= daysInMonth(year, month))) return false;
  return twoDigits(text, 11) <= 23 && twoDigits(text, 14) <= 59 && twoDigits(text, 17) <= 59;
}

/** The number that two digits stand for, NaN where they are not digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Where at most six digits after the point end. */
function endOfFraction(text: string): number {
  if (text.charCodeAt(SECONDS_END) !== POINT) return SECONDS_END;
  let end = SECONDS_END + 1;
  for (; end < SECONDS_END + 7; end++) {
    const digit = text.charCodeAt(end) - ZERO;
    if (!(digit >= 0 && digit <= 9)) break;
  }
  return end;
}

function fractionOf(text: string, end: number): string {
  if (end === SECONDS_END) return '';
  const fraction = text.slice(SECONDS_END, end).padEnd(7, '0');
  return fraction === '.000000' ? '' : fraction;
}

function withT(text: string): string {
  return text.charCodeAt(10) === UPPER_T ? text.slice(0, SECONDS_END) : `${text.slice(0, 10)}T${text.slice(11, SECONDS_END)}`;
}

/** Null where the offset is none, or leads out of the years that Python knows. */
function shiftedToUtc(text: string, offset: string): string | null {
  const match = OFFSET.exec(offset);
  if (match === null) return null;
  const [, sign, hours, minutes = match[4] ?? '0', , seconds = '0'] = match;
  const eastSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const utcSeconds = secondsSinceEpoch(text) + (sign === '-' ? eastSeconds : -eastSeconds);
  const shifted = new Date(utcSeconds * 1000);
  const year = shifted.getUTCFullYear();
  return year >= 1 && year <= 9999 ? shifted.toISOString().slice(0, SECONDS_END) : null;
}

function secondsSinceEpoch(text: string): number {
  const days = daysSinceEpoch(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
  return days * DAY_SECONDS + twoDigits(text, 11) * 3600 + twoDigits(text, 14) * 60 + twoDigits(text, 17);
}

/** Days from 1970-01-01 in the Gregorian calendar, by years that begin in March, so that a leap day comes last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}
