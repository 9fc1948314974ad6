/** Names one posting of a week's summary: "2026-W47", and "2026-W47.2" where it was asked for once more. */
export function summaryId(isoWeek: string, nth: number): string {
  return nth === 1 ? isoWeek : `${isoWeek}.${nth}`;
}

/** The week that it is of. */
export function weekOf(id: string): string {
  return id.split('.')[0] ?? id;
}
