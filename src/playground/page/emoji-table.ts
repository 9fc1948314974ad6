export type Drawing = readonly { d: string; fill?: string; stroke?: string; width?: number }[];

const DISC = 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z';
const TILE =
  'M5 1.5h10A3.5 3.5 0 0 1 18.5 5v10a3.5 3.5 0 0 1-3.5 3.5H5A3.5 3.5 0 0 1 1.5 15V5A3.5 3.5 0 0 1 5 1.5z';
const TICK = 'm5.5 10.3 3 3 6-6.6';
const CROSS = 'm5 5 10 10M15 5 5 15';
const MARK = 'M7.6 7.4c.2-1.5 1.3-2.3 2.6-2.3 1.5 0 2.6.9 2.6 2.3 0 2-2.7 2-2.7 4.2M10.1 14.6v.05';
const ENVELOPE = 'M2.5 4.5h15v11h-15z';
const FLAP = 'm2.8 5 7.2 6 7.2-6';

const disc = (fill: string): Drawing => [{ d: DISC, fill }];

/** Pictures for the emoji that cards are made of, so that they do not hang on the fonts of a machine. */
export const DRAWINGS: Record<string, Drawing> = {
  bust_in_silhouette: [
    { d: 'M10 3a3.6 3.6 0 1 1 0 7.2A3.6 3.6 0 0 1 10 3z', fill: '#4d6b73' },
    { d: 'M3 17.5c0-3.6 3-5.8 7-5.8s7 2.2 7 5.8z', fill: '#4d6b73' },
  ],
  zzz: [
    { d: 'M3 9.5h7L3 17h7', stroke: '#3b6fb5', width: 2 },
    { d: 'M12 3h5l-5 6h5', stroke: '#3b6fb5', width: 2 },
  ],
  mega: [
    { d: 'M2.5 8v4h3l9 4.5v-13L5.5 8z', fill: '#c4314b' },
    { d: 'M17 7.5v5M6.5 12.5l1 4.5', stroke: '#c4314b', width: 2 },
  ],
  white_check_mark: [
    { d: TILE, fill: '#1f9d63' },
    { d: TICK, stroke: '#fff', width: 2.4 },
  ],
  ballot_box_with_check: [
    { d: TILE, fill: '#3b82d6' },
    { d: TICK, stroke: '#fff', width: 2.4 },
  ],
  heavy_check_mark: [{ d: 'm4 10.5 4 4 8-9', stroke: '#1f9d63', width: 3 }],
  x: [{ d: CROSS, stroke: '#d6394a', width: 3 }],
  negative_squared_cross_mark: [
    { d: TILE, fill: '#d6394a' },
    { d: 'm6 6 8 8M14 6l-8 8', stroke: '#fff', width: 2.4 },
  ],
  no_entry: [
    { d: DISC, fill: '#d6394a' },
    { d: 'M5.5 10h9', stroke: '#fff', width: 3 },
  ],
  no_entry_sign: [{ d: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM5 5l10 10', stroke: '#d6394a', width: 2.6 }],
  link: [
    { d: 'm8.5 11.5 3-3', stroke: '#7a8a94', width: 2 },
    {
      d: 'M9 6.5 11 4.6a3.1 3.1 0 0 1 4.4 4.4l-1.9 2M11 13.5l-2 1.9A3.1 3.1 0 0 1 4.6 11l1.9-2',
      stroke: '#7a8a94',
      width: 2,
    },
  ],
  warning: [
    { d: 'M10 2.5 18.5 17h-17z', fill: '#f2b33d', stroke: '#f2b33d', width: 2 },
    { d: 'M10 8v4M10 14.6v.05', stroke: '#3d2b00', width: 2 },
  ],
  rotating_light: [
    { d: 'M5 14V9.5a5 5 0 0 1 10 0V14z', fill: '#d6394a' },
    { d: 'M3.5 16.5h13', stroke: '#7b8794', width: 3 },
    { d: 'M10 1.5V2M2.5 4.5l.8.6M17.5 4.5l-.8.6', stroke: '#d6394a', width: 1.6 },
  ],
  question: [{ d: MARK, stroke: '#d6394a', width: 2.4 }],
  grey_question: [
    { d: DISC, fill: '#aab4bd' },
    { d: MARK, stroke: '#fff', width: 2 },
  ],
  information_source: [
    { d: TILE, fill: '#3b82d6' },
    { d: 'M10 9.5v5M10 6v.05', stroke: '#fff', width: 2.4 },
  ],
  hourglass_flowing_sand: [
    { d: 'M5.5 3h9c0 4-3 5-3 7s3 3 3 7h-9c0-4 3-5 3-7s-3-3-3-7z', fill: '#f4d79a' },
    { d: 'M4.5 2.5h11M4.5 17.5h11', stroke: '#8a6a3a', width: 2 },
  ],
  white_circle: [{ d: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z', stroke: '#9aa5ae', width: 2 }],
  black_circle: disc('#4a5560'),
  large_blue_circle: disc('#3b82d6'),
  red_circle: disc('#d6394a'),
  large_green_circle: disc('#1f9d63'),
  large_yellow_circle: disc('#f2b33d'),
  large_orange_circle: disc('#ea8034'),
  white_large_square: [{ d: TILE, stroke: '#9aa5ae', width: 1.6 }],
  heavy_minus_sign: [{ d: 'M4 10h12', stroke: '#7b8794', width: 3 }],
  email: [
    { d: ENVELOPE, fill: '#dfe7ee' },
    { d: FLAP, stroke: '#7b8fa3', width: 1.6 },
  ],
  incoming_envelope: [
    { d: ENVELOPE, fill: '#dfe7ee' },
    { d: FLAP, stroke: '#3b82d6', width: 1.6 },
  ],
  speech_balloon: [{ d: 'M3 3.5h14v10H9l-3.5 3.5v-3.5H3z', fill: '#dfe7ee', stroke: '#b9c6d2', width: 1 }],
  paperclip: [
    {
      d: 'm15.5 9-6 6a3.6 3.6 0 0 1-5-5l6.2-6.2a2.4 2.4 0 0 1 3.4 3.4l-6 6a1.2 1.2 0 0 1-1.7-1.7L12 6',
      stroke: '#7b8794',
      width: 1.7,
    },
  ],
  frame_with_picture: [
    { d: 'M2 3.5h16v13H2z', fill: '#cfe4f5', stroke: '#8a6a3a', width: 1.6 },
    { d: 'm3 15.5 4.5-5.5 3 3.5 2.5-2.5 4 4.5z', fill: '#4f9d69' },
  ],
  memo: [
    { d: 'M3.5 2h10v16h-10z', fill: '#f7f3e6', stroke: '#c9bf9f', width: 1 },
    { d: 'M6 6.5h5M6 9.5h4', stroke: '#9aa5ae', width: 1.3 },
    { d: 'm9 15.5 7.5-7.5', stroke: '#ea8034', width: 2.6 },
  ],
  eyes: [
    {
      d: 'M5.7 4c2 0 3.3 2.7 3.3 6s-1.3 6-3.3 6-3.3-2.7-3.3-6 1.3-6 3.3-6zM14.3 4c2 0 3.3 2.7 3.3 6s-1.3 6-3.3 6-3.3-2.7-3.3-6 1.3-6 3.3-6z',
      fill: '#f4f6f8',
      stroke: '#c3ccd4',
      width: 1,
    },
    { d: 'M6.3 11v.05M14.9 11v.05', stroke: '#2b343c', width: 3.6 },
  ],
  bulb: [
    { d: 'M10 1.5a5.7 5.7 0 0 1 3 10.5v2H7v-2a5.7 5.7 0 0 1 3-10.5z', fill: '#f7cf52' },
    { d: 'M7.5 16h5M8.5 18h3', stroke: '#7b8794', width: 1.5 },
  ],
  lock: [
    { d: 'M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9', stroke: '#7b8794', width: 1.8 },
    { d: 'M4 9h12v9H4z', fill: '#f2b33d' },
  ],
  hand: [
    { d: 'M6 11V5.5M9 10V3.5M12 10V4M15 11V6', stroke: '#f2b33d', width: 2.6 },
    {
      d: 'M4.7 9.5h11.6v4a4.5 4.5 0 0 1-4.5 4.5H10c-2 0-3-1-4-2.5l-3.5-4.5',
      fill: '#f2b33d',
      stroke: '#f2b33d',
      width: 1.6,
    },
  ],
  clock2: [
    { d: DISC, fill: '#f4f6f8', stroke: '#7b8794', width: 1.6 },
    { d: 'M10 5v5l3.5-2', stroke: '#4a5560', width: 1.8 },
  ],
  double_vertical_bar: [
    { d: TILE, fill: '#3b82d6' },
    { d: 'M7.5 6v8M12.5 6v8', stroke: '#fff', width: 2.6 },
  ],
  parking: [
    { d: TILE, fill: '#3b82d6' },
    { d: 'M8 15V5h2.5a3 3 0 0 1 0 6H8', stroke: '#fff', width: 2.4 },
  ],
  checkered_flag: [
    { d: 'M4 2.5v16', stroke: '#7b8794', width: 1.8 },
    { d: 'M5 3h12v9H5z', fill: '#f4f6f8', stroke: '#9aa5ae', width: 0.8 },
    { d: 'M5 3h3v3H5zM11 3h3v3h-3zM8 6h3v3H8zM14 6h3v3h-3zM5 9h3v3H5zM11 9h3v3h-3z', fill: '#2b343c' },
  ],
  arrow_right_hook: [
    { d: TILE, fill: '#3b82d6' },
    { d: 'M6 6.5v2A3.5 3.5 0 0 0 9.5 12H15M11.5 8.5 15 12l-3.5 3.5', stroke: '#fff', width: 2 },
  ],
  new: [
    { d: TILE, fill: '#1f9d63' },
    { d: 'M5.5 14V6l9 8V6', stroke: '#fff', width: 2.2 },
  ],
  office: [
    { d: 'M4 2h12v16.5H4z', fill: '#7d8fa1' },
    { d: 'M7 5.5h2M11 5.5h2M7 9h2M11 9h2M7 12.5h2M11 12.5h2', stroke: '#fff', width: 1.8 },
    { d: 'M8.8 15.5h2.4v3H8.8z', fill: '#44525f' },
  ],
  leftwards_arrow_with_hook: [
    { d: 'M7.5 4 3.5 8l4 4M4 8h8.5a4 4 0 0 1 0 8H9', stroke: '#3b82d6', width: 2.2 },
  ],
};

/** Characters of the same emoji and of some more, for texts that hold them. */
export const UNICODE: Record<string, string> = {
  white_check_mark: '✅',
  ballot_box_with_check: '☑️',
  heavy_check_mark: '✔️',
  x: '❌',
  negative_squared_cross_mark: '❎',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  warning: '⚠️',
  rotating_light: '🚨',
  question: '❓',
  grey_question: '❔',
  information_source: 'ℹ️',
  hourglass_flowing_sand: '⏳',
  white_circle: '⚪',
  black_circle: '⚫',
  large_blue_circle: '🔵',
  red_circle: '🔴',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  white_large_square: '⬜',
  heavy_minus_sign: '➖',
  email: '✉️',
  incoming_envelope: '📨',
  speech_balloon: '💬',
  paperclip: '📎',
  frame_with_picture: '🖼️',
  memo: '📝',
  eyes: '👀',
  bulb: '💡',
  lock: '🔒',
  leftwards_arrow_with_hook: '↩️',
  arrow_right_hook: '↪️',
  new: '🆕',
  office: '🏢',
  hand: '✋',
  clock2: '🕑',
  double_vertical_bar: '⏸️',
  parking: '🅿️',
  checkered_flag: '🏁',
  bust_in_silhouette: '👤',
  zzz: '💤',
  mega: '📣',
  link: '🔗',
  tada: '🎉',
  wave: '👋',
  bell: '🔔',
  robot_face: '🤖',
  bar_chart: '📊',
  calendar: '📅',
  mag: '🔍',
  outbox_tray: '📤',
  inbox_tray: '📥',
  '+1': '👍',
};
