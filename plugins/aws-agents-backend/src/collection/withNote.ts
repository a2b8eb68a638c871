/** A reason with a sentence added, once. */
export function withNote(reason: string, note: string): string {
  if (reason.includes(note)) {
    return reason;
  }
  return reason ? `${reason} ${note}` : note;
}
