import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/core/message.ts';
import { pickPictures } from '../../src/jobs/pick-pictures.ts';
import { aMessage, aPicture } from '../support/a-message.ts';

/** A picture of its own content. */
function picture(id: string, change: Partial<Attachment> = {}): Attachment {
  return aPicture({
    id,
    name: `${id}.png`,
    sha256: Buffer.from(id).toString('hex').padEnd(64, '0'),
    ...change,
  });
}

function pictures(count: number, prefix = 'p', bytes = 1_000): Attachment[] {
  return Array.from({ length: count }, (_, index) => picture(`${prefix}${index}`, { bytes: bytes - index }));
}

const idsOf = (picked: ReturnType<typeof pickPictures>) =>
  picked.toRead.map(({ attachment }) => attachment.id);

describe('the pictures of a case', () => {
  it('are read from the newest message on, the largest of each first', () => {
    const picked = pickPictures([
      aMessage({ id: 'old', attachments: [picture('older')] }),
      aMessage({
        id: 'new',
        attachments: [picture('icon', { bytes: 300 }), picture('shot', { bytes: 90_000 })],
      }),
    ]);
    expect(idsOf(picked)).toEqual(['shot', 'icon', 'older']);
    expect(picked.leftOut).toEqual([]);
  });

  it('are also the PDFs, but no other files and nothing that is known to be broken', () => {
    const pdf = picture('pdf', { type: 'application/pdf', picture: false, bytes: 5 });
    const text = picture('text', { type: 'text/plain', picture: false });
    const broken = picture('broken', { problem: 'is empty' });
    expect(idsOf(pickPictures([aMessage({ attachments: [pdf, text, broken, picture('shot')] })]))).toEqual([
      'shot',
      'pdf',
    ]);
  });

  it('are ten of a message: the smallest beyond that are left out and say so', () => {
    const picked = pickPictures([aMessage({ attachments: pictures(12) })]);
    expect(picked.toRead).toHaveLength(10);
    expect(picked.leftOut.map(({ file, problem }) => [file.attachment.id, problem])).toEqual([
      ['p10', 'was not read: only the 10 largest pictures of a message are'],
      ['p11', 'was not read: only the 10 largest pictures of a message are'],
    ]);
  });

  it('are thirty of a case, the newest', () => {
    const messages = ['a', 'b', 'c', 'd'].map((id) => aMessage({ id, attachments: pictures(9, id) }));
    const picked = pickPictures(messages);
    expect(picked.toRead).toHaveLength(30);
    expect(picked.leftOut.map(({ file }) => file.messageId)).toEqual(Array(6).fill('a'));
    expect(picked.leftOut[0]?.problem).toBe('was not read: only the newest 30 pictures of a case are');
  });

  it('are not read beyond a size each, and a size together', () => {
    const huge = picture('huge', { bytes: 26_000_000 });
    const messages = [
      aMessage({ id: 'old', attachments: [picture('last', { bytes: 20_000_000 })] }),
      aMessage({ id: 'new', attachments: [huge, ...pictures(4, 'big', 24_000_000)] }),
    ];
    expect(pickPictures(messages).leftOut.map(({ file, problem }) => [file.attachment.id, problem])).toEqual([
      ['huge', 'was not read: it is larger than 25 MB'],
      ['last', 'was not read: the pictures of this case are more than 100 MB'],
    ]);
  });

  it('that came before count once, and are read wherever they stand', () => {
    const logo = picture('logo');
    const messages = Array.from({ length: 40 }, (_, index) =>
      aMessage({ id: `m${index}`, attachments: [logo] }),
    );
    const picked = pickPictures(messages);
    expect(picked.toRead).toHaveLength(40);
    expect(picked.leftOut).toEqual([]);
  });
});
