import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOfBankText, keysOfGiven, normalise } from './normalise.ts';

describe('normalise', () => {
  test.each([
    ["Yu'e Bao", 'yuebao'],
    ['Yu’e Bao', 'yuebao'],
    ['YUEBAO', 'yuebao'],
    ['Yú’é-bǎo', 'yuebao'],
    ['yu2e2 bao3', 'yuebao'],
    ['q3 h2', 'q3h2'],
    ['zhi1fu4bao3', 'zhifubao'],
    ['Zhīfùbǎo', 'zhifubao'],
    ['Web3', 'web3'],
    ['P2P', 'p2p'],
    ['ＡＬＩＰＡＹ', 'alipay'],
    ['支付宝 ', '支付宝'],
    ['R&D', 'randd'],
    ['Alipay+', 'alipayplus'],
    ['Alipay+', 'alipayplus'],
    ['Alipay Plus', 'alipayplus'],
    ['A-shares', 'ashares'],
    ['2.5', '2.5'],
    ['25', '25'],
    ['1,000', '1000'],
    ['Lü', 'lu'],
    ['…', ''],
  ])('%s → %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  test('is idempotent for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('is idempotent for letters, digits and points in any order', () => {
    const unit = fc.constantFrom('a', 'b', 'z', '1', '3', '.', ' ', "'", '&', '+', 'ǎ', '宝', '-');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('articles', () => {
  test.each([
    ['the Ant Group', ['theantgroup', 'antgroup']],
    ['A bank', ['abank', 'bank']],
    ['an escrow', ['anescrow', 'escrow']],
    ['Ant', ['ant']],
    ['theatre', ['theatre']],
    ['the', ['the']],
    ['the …', ['the']],
    ['…', []],
    ['  The  Ant', ['theant', 'ant']],
    ['Bank of the West', ['bankofthewest']],
    ['bathe it', ['batheit']],
  ])('given %s', (text, keys) => {
    expect(keysOfGiven(text)).toEqual(keys);
  });

  test('a capital A in the bank is a name', () => {
    expect(keysOfBankText('A shares')).toEqual(['ashares']);
    expect(keysOfBankText('a bank')).toEqual(['abank', 'bank']);
  });

  test.each([
    ['The Ant', ['theant', 'ant']],
    ['the ant', ['theant', 'ant']],
    ['An ant', ['anant', 'ant']],
    ['Bank of the West', ['bankofthewest']],
    ['bathe it', ['batheit']],
    ['…', []],
  ])('in the bank %s', (text, keys) => {
    expect(keysOfBankText(text)).toEqual(keys);
  });
});
