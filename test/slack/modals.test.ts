import { describe, expect, it } from 'vitest';
import { editModal, readEdit, type ViewValues } from '../../src/slack/edit-modal.ts';
import { limits } from '../../src/slack/limits.ts';
import { readRejection, rejectModal } from '../../src/slack/reject-modal.ts';

const target = { ticketId: 'T1001', draftVersion: 2, messages: 3 };

/** What Slack sends where nobody changes anything: the initial values. */
function untouched(text: string): { metadata: string; values: ViewValues } {
  const view = editModal(target, text);
  const values: ViewValues = {};
  for (const block of view?.blocks ?? []) {
    if (!('element' in block) || block.element.type !== 'plain_text_input') continue;
    const { initial_value: value, max_length: max } = block.element;
    expect((value ?? '').length).toBeLessThanOrEqual(max ?? 0);
    values[block.block_id ?? ''] = { [block.element.action_id ?? '']: { value: value ?? null } };
  }
  return { metadata: view?.private_metadata ?? '', values };
}

describe('the dialog for editing', () => {
  it.each([
    ['short', 'Hello Mia,\n\nplease ask your admin.'],
    ['of several parts', 'A paragraph of the reply that is not short.\n\n'.repeat(300).trim()],
    ['one endless word', 'x'.repeat(8000)],
  ])('gives back a reply that is %s as it was', (_, text) => {
    const { metadata, values } = untouched(text);
    expect(metadata.length).toBeLessThanOrEqual(limits.privateMetadata);
    expect(readEdit(metadata, values)).toEqual({ target, text });
  });

  it('lets a part be emptied', () => {
    const { metadata, values } = untouched('A paragraph of the reply.\n\n'.repeat(200).trim());
    values.reply_1 = { text: { value: null } };
    const edit = readEdit(metadata, values);
    expect('text' in edit && edit.text.endsWith('A paragraph of the reply.')).toBe(true);
  });

  it('does not take an empty reply', () => {
    const { metadata, values } = untouched('');
    expect(readEdit(metadata, values)).toEqual({
      errors: { reply_0: expect.stringContaining('Write the reply') },
    });
    expect(readEdit(metadata, { reply_0: { text: { value: '  \n ' } } })).toHaveProperty('errors');
  });

  it('is not opened for a text that it cannot hold', () => {
    expect(editModal(target, 'x'.repeat(60_000))).toBeNull();
  });

  it('keeps to the limits of its titles and buttons', () => {
    for (const view of [editModal(target, ''), editModal(target, 'x'), rejectModal(target)]) {
      expect(view?.title.text.length).toBeLessThanOrEqual(limits.modalTitle);
      expect(view?.submit?.text.length).toBeLessThanOrEqual(limits.modalButton);
    }
  });
});

describe('the dialog for rejecting', () => {
  it('offers no more reasons than Slack shows, in words that fit', () => {
    const options = rejectModal(target).blocks.flatMap((block) =>
      'element' in block && block.element.type === 'radio_buttons' ? block.element.options : [],
    );
    expect(options.length).toBeLessThanOrEqual(limits.radioOptions);
    for (const option of options) {
      expect(option.text.text).not.toContain('…');
      expect((option.value ?? '').length).toBeLessThanOrEqual(limits.optionValue);
    }
  });

  const metadata = rejectModal(target).private_metadata ?? '';

  it('gives the reason and the note', () => {
    const values = {
      reason: { value: { selected_option: { value: 'wrong_reading' } } },
      note: { value: { value: ' read the subject too ' } },
    };
    expect(readRejection(metadata, values)).toEqual({
      target,
      reason: 'wrong_reading',
      note: 'read the subject too',
    });
  });

  it('asks for a reason', () => {
    expect(readRejection(metadata, { note: { value: { value: 'no' } } })).toHaveProperty('errors.reason');
  });
});
