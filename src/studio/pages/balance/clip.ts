/** As much of a title of 12 px as so many px have room for. */
export function clip(text: string, width: number): string {
  const most = Math.floor(width / 6.1);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
