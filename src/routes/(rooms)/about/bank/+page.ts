import { quality } from 'virtual:bank/quality';
import type { PageLoad } from './$types';

export const load = (() => ({ quality })) satisfies PageLoad;
