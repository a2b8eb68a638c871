/** Content that is made up: lines that name the object, cut to size. */
export function generatedBody(key: string, size: number): Uint8Array {
  return Buffer.alloc(size, `${JSON.stringify({ sandbox: true, key })}\n`);
}
