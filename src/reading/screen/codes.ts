/** Error codes of Microsoft's sign-in (`AADSTS65001`), also where letters were read for digits. */
export function errorCodes(text: string): string[] {
  const found = [...text.matchAll(/\bAAD\s?[S5]T[S5]\s?([0-9OoSIl]{5,7})\b/g)];
  const codes = found.map(([, digits = '']) => `AADSTS${asDigits(digits)}`);
  return [...new Set(codes)];
}

function asDigits(text: string): string {
  return text.replace(/[Oo]/g, '0').replace(/S/g, '5').replace(/[Il]/g, '1');
}
