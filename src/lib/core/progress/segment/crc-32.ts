/**
 * CRC-32 as in gzip and PNG (ISO 3309, reflected polynomial 0xEDB88320), four bytes at a time: table `n` holds what a
 * byte does to the sum when `n` more bytes follow it ("slicing by 4", Kounavis and Berry, 2005).
 */
const tables = new Int32Array(4 * 256);
for (let index = 0; index < tables.length; index += 1) {
  if (index < 256) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb8_8320 : 0);
    tables[index] = value;
  } else {
    const oneByteFewer = tables[index - 256] as number;
    tables[index] = (oneByteFewer >>> 8) ^ at(0, oneByteFewer);
  }
}

function at(table: 0 | 1 | 2 | 3, byte: number): number {
  return tables[table * 256 + (byte & 0xff)] as number;
}

/** The checksum as 8 hexadecimal digits. */
export function crc32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let offset = 0;
  for (; offset + 4 <= bytes.length; offset += 4) {
    crc ^= view.getInt32(offset, true);
    crc = at(3, crc) ^ at(2, crc >>> 8) ^ at(1, crc >>> 16) ^ at(0, crc >>> 24);
  }
  for (; offset < bytes.length; offset += 1) crc = (crc >>> 8) ^ at(0, crc ^ view.getUint8(offset));
  return (~crc >>> 0).toString(16).padStart(8, '0');
}
