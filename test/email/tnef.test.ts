import { describe, expect, it } from 'vitest';
import { unpackTnef } from '../../src/email/tnef.ts';
import { attribute, binary, embedded, file, ID, latin, message, plainRtf, text, tnef } from './tnef-bytes.ts';

const DATA = Buffer.from('some bytes');

describe('the files in a container of Outlook', () => {
  it('come with their long name, type, content id and data', () => {
    const unpacked = unpackTnef(
      tnef(
        file(
          'SCREEN~1.PNG',
          DATA,
          latin(ID.shortName, 'SCREEN~1.PNG'),
          text(ID.longName, 'Bildschirm für Jump.png'),
          text(ID.mimeTag, 'image/png'),
          text(ID.contentId, 'image001@x'),
        ),
        file('notes.txt', DATA),
      ),
    );
    expect(unpacked?.complete).toBe(true);
    expect(unpacked?.files).toMatchObject([
      {
        name: 'Bildschirm für Jump.png',
        declaredType: 'image/png',
        contentId: 'image001@x',
        inline: true,
        content: DATA,
      },
      { name: 'notes.txt', declaredType: 'application/octet-stream', contentId: null, inline: false },
    ]);
  });

  it('are found where their data is a property', () => {
    const start = attribute(2, 0x9002, Buffer.alloc(14));
    const properties = Buffer.concat([Buffer.from([1, 0, 0, 0]), binary(ID.data, DATA)]);
    const unpacked = unpackTnef(tnef(start, attribute(2, 0x9005, properties)));
    expect(unpacked?.files.map((it) => it.content.toString())).toEqual(['some bytes']);
  });

  it('stay behind with what was read where the container breaks off', () => {
    const whole = tnef(file('a.txt', DATA), file('b.txt', Buffer.alloc(500, 'b')));
    const cut = unpackTnef(whole.subarray(0, whole.length - 300));
    expect(cut?.complete).toBe(false);
    expect(cut?.files.map((it) => it.name)).toEqual(['a.txt', 'b.txt']);
    expect(cut?.files[1]?.content.length).toBeLessThan(500);
  });

  it('are bounded in number, embedded messages included', () => {
    const inner = tnef(...Array.from({ length: 80 }, (_, index) => file(`i${index}`, DATA)));
    const unpacked = unpackTnef(tnef(embedded(inner), ...Array.from({ length: 80 }, () => file('o', DATA))));
    expect(unpacked?.files.length).toBeLessThanOrEqual(100);
    expect(unpacked?.complete).toBe(false);
  });
});

describe('messages in a container', () => {
  it('are told apart, with their own words and files', () => {
    const inner = tnef(
      message(text(ID.subject, 'Jump'), text(ID.body, 'I approved it.')),
      file('in.txt', DATA),
    );
    const unpacked = unpackTnef(tnef(file('out.txt', DATA), embedded(inner)));
    expect(unpacked?.files.map((it) => it.name)).toEqual(['out.txt']);
    expect(unpacked?.messages).toMatchObject([
      { subject: 'Jump', text: 'I approved it.', files: [{ name: 'in.txt' }] },
    ]);
  });

  it('are opened to a depth, and the next one stays a file', () => {
    let inner = tnef(message(text(ID.body, 'the deepest')));
    for (let depth = 0; depth < 50; depth++) inner = tnef(embedded(inner));
    let level = unpackTnef(inner);
    let levels = 0;
    while (level?.messages[0]) {
      level = level.messages[0];
      levels++;
    }
    expect(levels).toBe(2);
    expect(level?.files).toHaveLength(1);
  });
});

describe('the words in a container', () => {
  const words = (...properties: Buffer[]) => unpackTnef(tnef(message(...properties)))?.text;

  it('are plain text where there is some, in the code page that it names', () => {
    expect(words(text(ID.body, 'Für €'))).toBe('Für €');
    const cyrillic = unpackTnef(
      tnef(attribute(1, 0x9007, Buffer.from([0xe3, 4, 0, 0])), message(latin(ID.body, '\xCF\xF0\xE8'))),
    );
    expect(cyrillic?.text).toBe('При');
  });

  it('are taken from HTML, and from RTF where there is nothing else', () => {
    expect(words(binary(ID.html, Buffer.from('<p>Hello <b>desk</b></p>')))).toBe('Hello desk');
    const rtf =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Caf\\'e9 \\u8364? 5\\par{\\*\\generator x;}two\\tab three}";
    expect(words(binary(ID.rtf, plainRtf(rtf)))).toBe('Café € 5\ntwo\tthree');
  });

  it('are the HTML that an RTF encapsulates', () => {
    const rtf =
      '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hello{\\*\\htmltag84 <b>}\\htmlrtf {\\b\\htmlrtf0  desk{\\*\\htmltag92 </b>}\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}}';
    expect(words(binary(ID.rtf, plainRtf(rtf)))).toBe('Hello desk');
  });

  it('are decompressed', () => {
    // The example of MS-OXRTFCP 3.1.1.
    const compressed = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423' +
        '20af32068656c090020627705b06c647d0a800fa0',
      'hex',
    );
    expect(words(binary(ID.rtf, compressed))).toBe('hello world');
  });
});

describe('a container that lies', () => {
  it.each<[string, Buffer]>([
    ['about the length of an attribute', tnef(attribute(1, 0x9003, Buffer.alloc(8), 0xffff_ffff))],
    ['about the number of properties', tnef(attribute(1, 0x9003, Buffer.from('ffffffff', 'hex')))],
    [
      'about the number of values',
      tnef(attribute(1, 0x9003, Buffer.from('010000000310001000ffffffff00', 'hex'))),
    ],
    [
      'about the size of a value',
      tnef(attribute(1, 0x9003, Buffer.from('010000001e00001001000000f0ffffff', 'hex'))),
    ],
    ['with a type that nobody knows', tnef(attribute(1, 0x9003, Buffer.from('0100000077000010', 'hex')))],
    ['by being nothing but a signature', tnef()],
  ])('%s is said not to be complete', (_, bytes) => {
    expect(unpackTnef(bytes)).toMatchObject({ complete: false, files: [], text: '' });
  });

  it('about the size of its text gives no more than there is', () => {
    const bomb = Buffer.concat([
      Buffer.from('ffffff7f', 'hex'),
      Buffer.from('f0ffffff', 'hex'),
      Buffer.from('4c5a467500000000', 'hex'),
      Buffer.alloc(1_000_000, Buffer.from('ff000f000f000f000f000f000f000f000f', 'hex')),
    ]);
    expect(unpackTnef(tnef(message(binary(ID.rtf, bomb))))?.text.length).toBeLessThanOrEqual(400_000);
  });

  it('is none without the signature', () => {
    expect(unpackTnef(Buffer.from('no container'))).toBeNull();
  });

  it('may have a line end behind it', () => {
    expect(unpackTnef(Buffer.concat([tnef(file('a', DATA)), Buffer.from('\r\n')]))?.complete).toBe(true);
  });
});
