import {
  compileBank,
  type CompiledBank,
  type CompileResult,
} from '../src/lib/core/bank/compile.ts';
import { bankContext, readBank } from '../src/build/read-bank.ts';

let result: CompileResult | undefined;

/** What compiling the real bank gives, as the app's build does it. It takes seconds, so it is done once a process. */
export function compiledBank(): CompileResult {
  result ??= compileBank(readBank(process.cwd()), bankContext());
  return result;
}

/** The real bank. */
export function bank(): CompiledBank {
  const compiled = compiledBank();
  if (!compiled.ok) throw new Error('the bank has errors: run npm run bank');
  return compiled.bank;
}
