/** What the page needs to run the contract, bundled by `copy-files.spec.ts`. */
export { openCacheFiles } from '../../src/lib/storage/copies/files/cache-files.ts';
export { contract } from '../../src/lib/storage/copies/files/files.contract.ts';
export { openOpfsFiles } from '../../src/lib/storage/copies/files/opfs-files.ts';
