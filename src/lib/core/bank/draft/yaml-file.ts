/** YAML text → plain data that still knows its line numbers. */
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Pair,
  type ParsedNode,
} from 'yaml';
import type { Path } from '../problem.ts';

export interface YamlFile {
  /** `undefined` when the text is not valid YAML. */
  data: unknown;
  /** Everything the YAML parser complains about. */
  faults: { line: number; message: string }[];
  /** Line of the value at `path`, or of its nearest ancestor that exists. Counted from 1. */
  lineOf: (path: Path) => number;
}

/** Parses one document of YAML 1.2. Never throws. */
export function parseYaml(text: string): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' });
  const lineAt = (offset: number) => Math.max(1, lineCounter.linePos(offset).line);

  const lineOf = (path: Path): number => {
    let node: ParsedNode | null | undefined = document.contents;
    let offset = node === null ? 0 : node.range[0];
    for (const key of path) {
      if (isMap(node)) {
        const pair: Pair<ParsedNode, ParsedNode | null> | undefined = node.items.find(
          ({ key: name }) => isScalar(name) && name.value === key,
        );
        if (pair === undefined) break;
        offset = pair.key.range[0];
        node = pair.value;
      } else if (isSeq(node) && typeof key === 'number') {
        node = node.items[key];
        if (node === undefined) break;
        offset = node.range[0];
      } else break;
    }
    return lineAt(offset);
  };

  const faults = [...document.errors, ...document.warnings].map((fault) => ({
    line: lineAt(fault.pos[0]),
    message: fault.message,
  }));
  if (faults.length > 0) return { data: undefined, faults, lineOf };
  try {
    return { data: document.toJS(), faults, lineOf };
  } catch (error) {
    // The parser finds an alias without its anchor, or too many of them, only while it builds the data.
    const { message } = error as ReferenceError;
    return { data: undefined, faults: [{ line: 1, message }], lineOf };
  }
}
