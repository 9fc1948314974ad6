import type { InputRead } from '../../triage/read-input.ts';
import type { CaseLabel } from './label.ts';
import { type Mark, markField, NOTHING, together } from './mark.ts';

/** Whether every picture is listed and, where pictures were read, what each shows. */
export function markPictures(label: CaseLabel, { report }: InputRead, picturesRead: boolean): Mark {
  const { screenshots: wanted } = label;
  if (wanted === undefined || label.kind !== 'customer') return NOTHING;
  const left = [...report.screenshots];
  const pairs = wanted.map((picture) => {
    const at = left.findIndex(({ name }) => name === picture.name);
    return { picture, shot: at < 0 ? null : left.splice(at, 1)[0] };
  });
  const names = { expected: listed(wanted), got: listed(report.screenshots) };
  const marks =
    wanted.length + report.screenshots.length === 0
      ? []
      : [markField(label, 'screenshots', names, 'pictures_listed')];
  for (const { picture, shot } of pairs) {
    if (!shot || !picturesRead) continue;
    const field = `screenshots.${picture.name}`;
    const ground = { reason: shot.problem };
    marks.push(
      markField(
        label,
        `${field}.screen`,
        { expected: picture.screen, got: shot.screen },
        'picture_screen',
        ground,
      ),
      markField(
        label,
        `${field}.permissions`,
        { expected: picture.permissions, got: shot.count },
        'picture_count',
        ground,
      ),
    );
  }
  return together(marks);
}

function listed(pictures: readonly { name: string }[]): string {
  return pictures.length === 0
    ? 'none'
    : pictures
        .map(({ name }) => name)
        .sort()
        .join(' | ');
}
