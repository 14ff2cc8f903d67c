import type { Finding } from './finding.ts';
import { remembered } from './remembered.ts';
import { sha256OfShort } from './sha256.ts';
import { phrases, WordsNear } from './words-near.ts';

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Value of each ASCII character in base 58; -1 for those that are none. */
const base58Values = Int8Array.from({ length: 128 }, (_, code) => base58.indexOf(String.fromCharCode(code)));

const candidate = /(?<![A-Za-z0-9_/+=.-])[A-Za-z0-9]{25,110}(?![A-Za-z0-9_/+=]|[.-][A-Za-z0-9])/g;
const ether = /^0x[0-9a-fA-F]{40}$/;
const segwit = /^(?:bc|tb|ltc)1[ac-hj-np-z02-9]{11,87}$/i;
/** Cardano (bech32) and Monero (its own base 58) are so long that nothing else is like them. */
const long = /^(?:addr1[a-z0-9]{50,100}|[48][1-9A-HJ-NP-Za-km-z]{94})$/;
/** Solana: 32 bytes in base 58, nearly always 43 or 44 characters; Ripple: r and its own alphabet. */
const unchecked = /^(?:[1-9A-HJ-NP-Za-km-z]{43,44}|r[1-9A-HJ-NP-Za-km-z]{24,34})$/;
const walletWords = phrases(
  'wallet|wallets|ethereum|eth|ether|bitcoin|btc|solana|sol|phantom|metamask|crypto|deposit address|wallet address|usdt|usdc|xrp|ripple|erc20|cartera|portefeuille|monedero|биткоин|钱包',
);
const addressWords = phrases('address|addresses|send to|sent to|contract|token|adresse|direccion|地址');
const vocabulary = new Set([...walletWords, ...addressWords]);

/** Checksums a text may cost (about 5 µs each): one with more addresses is a list of them, and the shape is enough. */
const checkLimit = 1000;

/**
 * Wallet addresses: Bitcoin and its kin by their checksum (base58check; bech32, BIP 173 and 350), Ethereum with the mixed case of
 * EIP-55 or near a word, Cardano and Monero by their length, Solana and Ripple near a word.
 */
export function findWallets(text: string): Finding[] {
  const found: Finding[] = [];
  const words = new WordsNear(text, vocabulary);
  let checks = 0;
  const isOne = remembered((address) => isWallet(address, () => checks++ < checkLimit));
  for (const { 0: address, index } of text.matchAll(candidate)) {
    const end = index + address.length;
    if (isOne(address) || isNamed(address, () => words.around(index, end)))
      found.push({ start: index, end, kind: 'crypto' });
  }
  return found;
}

function isWallet(address: string, mayCheck: () => boolean): boolean {
  if (long.test(address)) return true;
  if (ether.test(address)) return /[a-f]/.test(address) && /[A-F]/.test(address);
  if (segwit.test(address)) return hasBech32Check(address);
  const isShaped =
    address.length <= 35 && /\d/.test(address) && /[a-z]/.test(address) && /[A-Z]/.test(address);
  return isShaped && (!mayCheck() || hasBase58Check(address));
}

function isNamed(address: string, around: () => string[]): boolean {
  const isEther = ether.test(address);
  if (!isEther && !(unchecked.test(address) && /\d/.test(address) && /[a-z]/.test(address))) return false;
  return around().some((word) => isEther || walletWords.includes(word));
}

/** Version, 20 bytes and the first four bytes of their double SHA-256 (Bitcoin, Litecoin, Dogecoin, Dash, Tron). */
export function hasBase58Check(address: string): boolean {
  const bytes = new Uint8Array(25);
  for (let i = 0; i < address.length; i++) {
    let carry = base58Values[address.charCodeAt(i)];
    if (carry < 0) return false;
    for (let at = 24; at >= 0; at--) {
      carry += bytes[at] * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    // More than 25 bytes.
    if (carry > 0) return false;
  }
  const hash = sha256OfShort(sha256OfShort(bytes.subarray(0, 21)));
  return [0, 1, 2, 3].every((i) => hash[i] === bytes[21 + i]);
}

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** The polynomial checksum of BIP 173 (result 1) or BIP 350 (0x2bc830a3). */
export function hasBech32Check(address: string): boolean {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return false;
  const at = lower.indexOf('1');
  const prefix = [...lower.slice(0, at)].map((letter) => letter.charCodeAt(0));
  const values = [...lower.slice(at + 1)].map((sign) => bech32.indexOf(sign));
  let check = 1;
  for (const value of [
    ...prefix.map((code) => code >> 5),
    0,
    ...prefix.map((code) => code & 31),
    ...values,
  ]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >> i) & 1) check ^= generators[i];
  }
  return check === 1 || check === 0x2bc830a3;
}
