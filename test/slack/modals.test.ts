import type { types } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { EditableReply } from '../../src/core/review.ts';
import { checkView } from '../../src/playground/slack/blocks/check.ts';
import { editModal, readEdit } from '../../src/slack/edit-modal.ts';
import { limits } from '../../src/slack/limits.ts';
import { readRejection, rejectModal } from '../../src/slack/reject-modal.ts';
import type { ViewValues } from '../../src/slack/view-values.ts';
import { editable } from './desk.ts';

const target = { ticketId: 'T1001', draftVersion: 2, messages: 3, owner: null };

/** What Slack sends where nobody changes anything: the initial values. */
function untouched(text: string): { metadata: string; values: ViewValues } {
  const view = editModal(target, editable(text));
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
    expect(readEdit(metadata, values)).toEqual({ target, text, to: null, cc: [], steps: [], reasons: [] });
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
    expect(editModal(target, editable('x'.repeat(60_000)))).toBeNull();
  });

  it('keeps to the limits of its titles and buttons', () => {
    for (const view of [
      editModal(target, editable('')),
      editModal(target, editable('x')),
      rejectModal(target),
    ]) {
      expect(view?.title.text.length).toBeLessThanOrEqual(limits.modalTitle);
      expect(view?.submit?.text.length).toBeLessThanOrEqual(limits.modalButton);
    }
  });
});

function isInput(block: types.AnyBlock): block is types.InputBlock {
  return block.type === 'input';
}

describe('whom a reply goes to', () => {
  const dana = { address: 'dana@larkfield.example', name: 'Dana Ortiz', why: 'sender' as const };
  const mia = { address: 'mia@birchwood.example', name: 'Mia Chen', why: 'forwarded' as const };
  const admin = { address: 'it@birchwood.example', name: null };

  function opened(change: Partial<EditableReply>) {
    const view = editModal(target, editable('Hello', change));
    expect(checkView({ ...view })).toBeNull();
    const field = (id: string) => view?.blocks.filter(isInput).find((block) => block.block_id === id);
    const read = (values: ViewValues) => {
      const edit = readEdit(view?.private_metadata ?? '', {
        reply_0: { text: { value: 'Hello' } },
        ...values,
      });
      return 'text' in edit ? { to: edit.to, cc: edit.cc } : edit;
    };
    return { view, field, read };
  }
  const pick = (value: string) => ({ send_to: { people: { selected_option: { value } } } });
  const tick = (...values: string[]) => ({
    copy_to: { people: { selected_options: values.map((value) => ({ value })) } },
  });

  it('is not asked where there is no choice', () => {
    const { field, read } = opened({ to: [dana], picked: { to: dana.address, cc: [] } });
    expect([field('send_to'), field('copy_to')]).toEqual([undefined, undefined]);
    expect(read({})).toEqual({ to: null, cc: [] });
  });

  it('is the one who is answered anyway, unless another is picked; each with the reason', () => {
    const { field, read } = opened({ to: [dana, mia], picked: { to: dana.address, cc: [] } });
    expect(field('send_to')).toMatchObject({
      element: {
        type: 'radio_buttons',
        options: [
          { text: { text: 'Dana Ortiz <dana@larkfield.example>' }, description: { text: 'the sender' } },
          {
            text: { text: 'Mia Chen <mia@birchwood.example>' },
            description: { text: 'wrote the forwarded mail' },
          },
        ],
        initial_option: { text: { text: 'Dana Ortiz <dana@larkfield.example>' } },
      },
    });
    expect(read({})).toEqual({ to: dana.address, cc: [] });
    expect(read(pick('1'))).toEqual({ to: mia.address, cc: [] });
    expect(read(pick('7'))).toEqual({ to: null, cc: [] });
  });

  it('may be whoever else wrote in the case', () => {
    const { field } = opened({ to: [dana, { ...mia, why: 'sender' }] });
    expect(field('send_to')).toMatchObject({
      element: {
        options: [
          { description: { text: 'the sender' } },
          { description: { text: 'wrote in this case too' } },
        ],
      },
    });
  });

  it('is nobody in Cc unasked', () => {
    const { field, read } = opened({ cc: [admin, mia] });
    expect(field('copy_to')).toMatchObject({ optional: true, label: { text: 'Copy to' } });
    expect(JSON.stringify(field('copy_to'))).not.toContain('initial_options');
    expect(read({})).toEqual({ to: null, cc: [] });
    expect(read(tick('0'))).toEqual({ to: null, cc: [admin.address] });
  });

  it('is nobody twice', () => {
    const { read } = opened({ to: [dana, mia], cc: [admin, mia] });
    expect(read({ ...pick('1'), ...tick('0', '1') })).toEqual({ to: mia.address, cc: [admin.address] });
  });

  it('is still who was picked before', () => {
    const picked = { to: mia.address, cc: [admin.address] };
    const { field } = opened({ to: [dana, mia], cc: [admin], picked });
    expect(field('send_to')).toMatchObject({ element: { initial_option: { value: '1' } } });
    expect(field('copy_to')).toMatchObject({ element: { initial_options: [{ value: '0' }] } });
  });

  it('fits into what Slack takes, and what does not fit is said', () => {
    const long = (index: number) => `${'x'.repeat(60)}${index}@${'y'.repeat(180)}.example`;
    const cc = Array.from({ length: 40 }, (_, index) => ({ address: long(index), name: 'n'.repeat(300) }));
    const { view, field, read } = opened({ to: [dana, mia], cc });
    expect(view?.private_metadata?.length).toBeLessThanOrEqual(limits.privateMetadata);
    expect(field('copy_to')?.hint?.text).toMatch(/^3\d more in Cc/);
    expect(read(tick('1'))).toEqual({ to: dana.address, cc: [long(1)] });
    const short = Array.from({ length: 12 }, (_, index) => ({ address: `a${index}@b.example`, name: null }));
    expect(opened({ cc: short }).field('copy_to')?.hint?.text).toMatch(/^2 more in Cc/);
  });

  it('shows whose address it is, however long, and nothing that turns the letters round', () => {
    const address = `${'long'.repeat(12)}@mail.of.a.firm.with.a.long.name.example`;
    const shown = JSON.stringify(opened({ cc: [{ address, name: '\u202Egro.knab' }] }).field('copy_to'));
    expect(shown).toContain('@mail.of.a.firm.with.a.long.name.example');
    const named = JSON.stringify(opened({ cc: [{ ...admin, name: '\u202Egro.knab' }] }).field('copy_to'));
    expect(named).toContain('gro.knab <it@birchwood.example>');
    expect(named).not.toContain('\u202E');
  });
});

describe('the dialog for rejecting', () => {
  it('offers no more reasons than Slack shows, in words that fit', () => {
    const options = rejectModal(target).blocks.flatMap((block) =>
      'element' in block && block.element.type === 'radio_buttons' ? block.element.options : [],
    );
    expect(options.length).toBeLessThanOrEqual(limits.groupOptions);
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
