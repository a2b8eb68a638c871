import type { Difference } from '../difference';
import { explainMismatch } from '../explainMismatch';
import type { SignedRequest } from '../signingOptions';
import { type HeaderSignOptions, signRequest } from '../signRequest';
import type { HttpRequest } from '../types';

/** The upload that comparisons start from. */
export const upload: HttpRequest = {
  method: 'PUT',
  target: '/acme/a%20b?x-id=PutObject&tag=one%20two',
  headers: [
    ['Host', 's3.eu-west-1.amazonaws.com'],
    ['X-Amz-Meta-Owner', 'Team A'],
    ['X-Amz-Tagging', 'a,b'],
  ],
  body: Buffer.from('delivered'),
};

/** How it is signed on our side. */
export const signOptions: HeaderSignOptions = {
  credential: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
  region: 'eu-west-1',
  service: 's3',
  date: new Date('2026-03-01T12:00:00Z'),
};

/** Our side. */
export const ours = signRequest(upload, signOptions);

/** Their side: the same, but for a change in the request or in how it is signed. */
export function theirs(
  change: Partial<HttpRequest>,
  how: Partial<HeaderSignOptions> = {},
): SignedRequest {
  return signRequest({ ...upload, ...change }, { ...signOptions, ...how });
}

/** The change of one header's value. */
export function header(name: string, value: string): Partial<HttpRequest> {
  const headers = upload.headers.map(
    pair => (pair[0] === name ? [name, value] : pair) as [string, string],
  );
  return { headers };
}

/** What the canonical requests of two sides tell. */
export function explain(
  their: SignedRequest,
  our: SignedRequest = ours,
): Difference[] {
  return explainMismatch(our.canonicalRequest, their.canonicalRequest);
}

/** What our canonical request and a changed copy of its text tell. */
export function explainWritten(change: (text: string) => string): Difference[] {
  const { canonicalRequest } = ours;
  return explainMismatch(canonicalRequest, change(canonicalRequest.text));
}

/** Part and name of a difference. */
export function summary({ part, name }: Difference): string {
  return name === undefined ? part : `${part} ${name}`;
}
