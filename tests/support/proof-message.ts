/** The proof that the policy refuses strangers (browser/egress-proof.ts): what it asks in vain is an error to the console. */
export function isProof(text: string): boolean {
  return (
    /Content Security Policy|Refused to connect|Fetch API cannot load/.test(text) &&
    /https:\/\/[\da-f-]{36}\.invalid\/|http:\/\/127\.0\.0\.1:1\//.test(text)
  );
}
