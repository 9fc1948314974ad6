import type { DeskReport, ReportLine, ReportPicture } from '../core/desk-report.ts';
import type { OutgoingMail } from '../core/ports.ts';
import { escapeHtml } from './html.ts';

/** The summary as plain text: each section under its title, what a line leads to behind it. */
export function summaryText({ heading, sections }: DeskReport): string {
  const blocks = sections.map(({ title, lines }) => [title, ...lines.map(textLine)].join('\n'));
  return [heading, ...blocks].join('\n\n');
}

/** The summary as a mail, with its charts in it. */
export function summaryMail({
  report,
  pictures,
}: {
  report: DeskReport;
  pictures: readonly ReportPicture[];
}): Pick<OutgoingMail, 'subject' | 'text' | 'html' | 'attachments'> {
  const charts = pictures.map(({ alt }) => alt);
  return {
    subject: report.heading,
    text: [summaryText(report), ...charts].join('\n\n'),
    html: html(report, pictures),
    attachments: pictures.map(({ key, png }) => ({
      name: `${key}.png`,
      type: 'image/png',
      bytes: png,
      contentId: contentId(key),
    })),
  };
}

function textLine({ text, url }: ReportLine): string {
  return url === null ? `- ${text}` : `- ${text}: ${url}`;
}

function html({ heading, sections }: DeskReport, pictures: readonly ReportPicture[]): string {
  const body = sections.map(
    ({ title, lines }) => `<h3>${escapeHtml(title)}</h3>\n<ul>\n${lines.map(htmlLine).join('\n')}\n</ul>`,
  );
  const charts = pictures.map(
    ({ key, alt }) =>
      `<p><img src="cid:${contentId(key)}" alt="${escapeHtml(alt)}" width="700" style="max-width:100%"></p>`,
  );
  return [`<h2>${escapeHtml(heading)}</h2>`, ...body, ...charts].join('\n');
}

function htmlLine({ text, url }: ReportLine): string {
  const words = escapeHtml(text);
  return url === null ? `<li>${words}</li>` : `<li><a href="${escapeHtml(url)}">${words}</a></li>`;
}

function contentId(key: string): string {
  return `${key}@stepcheck`;
}
