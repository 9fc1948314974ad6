import { z } from 'zod';

/** One line of a report: our own words, and where they lead. */
export const ReportLine = z.object({ text: z.string(), url: z.string().nullable() });
export type ReportLine = z.infer<typeof ReportLine>;

/** A longer text of ours for the agents: the weekly summary. */
export const DeskReport = z.object({
  heading: z.string(),
  sections: z.array(z.object({ title: z.string(), lines: z.array(ReportLine) })),
});
export type DeskReport = z.infer<typeof DeskReport>;

/** A chart of it. */
export interface ReportPicture {
  /** Tells it from all others ever posted, the same at every try: letters, digits, dots and hyphens. */
  key: string;
  title: string;
  /** What it shows, in words. */
  alt: string;
  png: Uint8Array;
}
