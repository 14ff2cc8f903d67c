// Base64 of UTF-8 text, both ways.

export const encodeBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
export const decodeBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
