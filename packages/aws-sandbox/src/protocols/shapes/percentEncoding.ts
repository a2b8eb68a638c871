/** Removes percent-encoding; a text that is not well encoded stays as it is. */
export function decodedOrAsIs(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
