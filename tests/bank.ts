import { compileBank, type CompiledBank } from '../src/lib/core/bank/compile.ts';
import { bankContext, readBank } from '../src/build/read-bank.ts';

let compiled: CompiledBank | undefined;

/** The real bank, compiled as the app's build does. */
export function bank(): CompiledBank {
  if (compiled === undefined) {
    const result = compileBank(readBank(process.cwd()), bankContext());
    if (!result.ok) throw new Error('the bank has errors: run npm run bank');
    compiled = result.bank;
  }
  return compiled;
}
