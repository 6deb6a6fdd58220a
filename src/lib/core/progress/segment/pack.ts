/**
 * Many events of one device as few bytes, and back without loss. Nothing here knows what the fields mean, so fields
 * of later versions are packed like today's. Events of one shape (the same keys, the same kinds of values) share
 * columns; texts stand once in a table.
 */
import type { ProgressEvent } from '../events.ts';
import { eventId, sequenceOf } from '../record.ts';
import { maximumWhole, readBytes, writeBytes } from './bytes.ts';
import { readColumn, writeColumn } from './columns.ts';
import { finish } from './steps.ts';

const format = 1;
/** More than any segment has: a damaged count must not fill the memory. */
const maximumRows = 1 << 16;

/**
 * What an event looks like without its values: `t` stands for a text, `n` for a whole number, `d` for any other
 * number; `null`, `true` and `false` are part of the shape.
 */
type Shape = 't' | 'n' | 'd' | null | boolean | Shape[] | { [key: string]: Shape };

interface Sidecar {
  shapes: Shape[];
  texts: string[];
}

/** Fields of every event that are packed apart from its shape. */
const apart: ReadonlySet<string> = new Set(['id', 'device', 'atMs']);
const none: ReadonlySet<string> = new Set();

/** Whether `packEvents` can take the event: a field of a later version may hold what JSON cannot. */
export function canPack(event: ProgressEvent): boolean {
  return event.atMs < maximumWhole && isPlain(event);
}

/** @param events of one device, each as `canPack` allows; in any order, which is kept */
export function packEvents(events: readonly ProgressEvent[]): Uint8Array<ArrayBuffer> {
  return finish(packInSteps(events));
}

/** As `packEvents`, with a pause after each event and each column. */
export function* packInSteps(
  events: readonly ProgressEvent[],
): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const texts = new Map<string, number>();
  const textNumber = (text: string) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const shapes = new Map<string, { number: number; columns: number[][] }>();
  const shapeNumbers: number[] = [];
  for (const event of events) {
    const values: number[] = [];
    const shape = objectShape(event, values, textNumber, apart);
    let known = shapes.get(shape);
    if (known === undefined) {
      known = { number: shapes.size, columns: values.map(() => []) };
      shapes.set(shape, known);
    }
    for (const [column, value] of values.entries()) known.columns[column]?.push(value);
    shapeNumbers.push(known.number);
    yield;
  }
  // JSON and not bare UTF-8, which cannot hold half of a surrogate pair.
  const sidecar = `{"shapes":[${[...shapes.keys()].join()}],"texts":${JSON.stringify([...texts.keys()])}}`;
  const sidecarBytes = new TextEncoder().encode(sidecar);

  const writer = writeBytes();
  writer.number(format);
  writer.number(events.length);
  writer.number(sidecarBytes.length);
  writer.bytes(sidecarBytes);
  writeColumn(writer, events.map(sequenceOf), []);
  writeColumn(
    writer,
    events.map(({ atMs }) => atMs),
    [],
  );
  writeColumn(writer, shapeNumbers, []);
  for (const { columns } of shapes.values()) {
    for (const [index, column] of columns.entries()) {
      writeColumn(writer, column, columns.slice(0, index));
      yield;
    }
  }
  return writer.done();
}

/** How many events the bytes of `packEvents` say they hold; `null` when they begin otherwise. */
export function packedCount(bytes: Uint8Array): number | null {
  const reader = readBytes(bytes);
  try {
    return reader.number() === format ? reader.number() : null;
  } catch {
    // The bytes begin with no number.
    return null;
  }
}

/**
 * @returns what was packed, in its order; the caller knows whether it may be trusted to be events
 * @throws RangeError, SyntaxError or TypeError when these are not the bytes of `packEvents`
 */
export function unpackEvents(bytes: Uint8Array, device: string): unknown[] {
  const reader = readBytes(bytes);
  if (reader.number() !== format) throw new RangeError('not packed events');
  const rows = reader.number();
  if (rows > maximumRows) throw new RangeError(`${rows} events in one segment`);
  const { shapes, texts } = JSON.parse(
    new TextDecoder().decode(reader.bytes(reader.number())),
  ) as Sidecar;
  const sequences = readColumn(reader, rows, []);
  const times = readColumn(reader, rows, []);
  const shapeNumbers = readColumn(reader, rows, []);
  const rowsOfShape = shapes.map(() => 0);
  for (const shape of shapeNumbers) rowsOfShape[shape] = (rowsOfShape[shape] ?? 0) + 1;
  const builders = shapes.map((shape, number) => {
    const columns: number[][] = [];
    const build = builderOf(shape, texts, () => {
      const column = readColumn(reader, rowsOfShape[number] as number, columns);
      columns.push(column);
      return column;
    });
    return { build, row: 0 };
  });
  if (!reader.isAtEnd()) throw new RangeError('more bytes than events');
  return shapeNumbers.map((number, index) => {
    const builder = builders[number];
    if (builder === undefined) throw new RangeError(`no shape ${number}`);
    const id = eventId(device, sequences[index] as number);
    const fields = builder.build(builder.row) as object;
    builder.row += 1;
    return Object.assign(fields, { id, device, atMs: times[index] as number });
  });
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  // `Array.from` also looks into holes, which JSON does not have.
  if (Array.isArray(value)) return Array.from(value).every(isPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  const isData = prototype === Object.prototype || prototype === null;
  return isData && Object.values(value).every(isPlain);
}

/** The shape of a plain value as JSON; its texts and numbers are appended to `values` in the order of the shape. */
function shapeOf(value: unknown, values: number[], textNumber: (text: string) => number): string {
  if (typeof value === 'string') {
    values.push(textNumber(value));
    return '"t"';
  }
  if (typeof value === 'number') {
    const isWhole = Number.isInteger(value) && Math.abs(value) < maximumWhole;
    values.push(isWhole ? value : textNumber(String(value)));
    return isWhole ? '"n"' : '"d"';
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => shapeOf(item, values, textNumber)).join()}]`;
  }
  if (typeof value === 'object' && value !== null) return objectShape(value, values, textNumber);
  return JSON.stringify(value);
}

/** @param without keys that are left out */
function objectShape(
  value: object,
  values: number[],
  textNumber: (text: string) => number,
  without: ReadonlySet<string> = none,
): string {
  let shape = '';
  for (const [key, item] of Object.entries(value)) {
    if (without.has(key)) continue;
    const comma = shape === '' ? '' : ',';
    shape += `${comma}${JSON.stringify(key)}:${shapeOf(item, values, textNumber)}`;
  }
  return `{${shape}}`;
}

type Build = (row: number) => unknown;

/** @param nextColumn reads the next column; called once for each text and number of the shape, in its order */
function builderOf(shape: Shape, texts: readonly string[], nextColumn: () => number[]): Build {
  if (shape === 'n') {
    const column = nextColumn();
    return (row) => column[row];
  }
  if (shape === 't' || shape === 'd') {
    const column = nextColumn();
    const table = shape === 't' ? texts : texts.map(Number);
    for (const number of column) {
      if (table[number] === undefined) throw new RangeError(`no text ${number}`);
    }
    return (row) => table[column[row] as number];
  }
  if (typeof shape !== 'object' || shape === null) return () => shape;
  if (Array.isArray(shape)) {
    const items = shape.map((inner) => builderOf(inner, texts, nextColumn));
    return (row) => items.map((build) => build(row));
  }
  const fields = Object.entries(shape).map(
    ([key, inner]) => [key, builderOf(inner, texts, nextColumn)] as const,
  );
  if (Object.hasOwn(shape, '__proto__')) {
    return (row) => Object.fromEntries(fields.map(([key, build]) => [key, build(row)]));
  }
  return (row) => {
    const object: Record<string, unknown> = {};
    for (const [key, build] of fields) object[key] = build(row);
    return object;
  };
}
