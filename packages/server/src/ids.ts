import { hash, randomBytes } from 'node:crypto';

/** 132 random bits as 22 letters and digits behind a prefix that names the kind, such as `tk_`. */
export function newId(prefix: string): string {
  return `${prefix}_${random(22)}`;
}

/** A bearer token: 256 random bits. Only its hash is stored. */
export const newToken = (prefix: string): string => `${prefix}_${random(43)}`;

export const hashToken = (token: string): string => hash('sha256', token, 'base64url');

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function random(length: number): string {
  let out = '';
  while (out.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: bytes from there on would favour the first letters.
      if (byte < 248 && out.length < length) out += ALPHABET[byte % 62];
    }
  }
  return out;
}
