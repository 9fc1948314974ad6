import { expect, it } from 'vitest';
import { readPublicMailProviders } from '../../src/jobs/public-mail-provider.ts';

const isPublicProvider = readPublicMailProviders();

it.each([
  'mia@gmail.com',
  'Mia@GMail.COM',
  'mia@mail.yahoo.com',
  'mia@gmx.de',
  'mia@proton.me',
  'mia@outlook.com.',
  'mia@fastmail.com',
  'mia@tuta.io',
  'mia@posteo.de',
  'mia@duck.com',
  'mia@mozmail.com',
  'mia@xfinity.com',
  'help-list@googlegroups.com',
  'mia@icloud.com.cn',
  'x@mia.anonaddy.com',
])('%s is at a public provider', (address) => expect(isPublicProvider(address)).toBe(true));

it.each([
  'mia@birchwood.example',
  'mia@notgmail.com',
  'gmail.com@birchwood.example',
  'mia@microsoft.com',
  'mia@birchwood.com.ar',
  'mia@birchwood.onmicrosoft.com',
  '',
])('%s is not', (address) => expect(isPublicProvider(address)).toBe(false));
