import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rule';

const ABOUT = ['Lea Miller', 'lea.miller@larkfield.example', 'Larkfield School'];

describe('a new password', () => {
  it.each([
    ['a short sentence of mine', null],
    ['correct horse battery', null],
    ['vT8#kqLw02xz', null],
    ['kurze Wege im Regen', null],
    ['short', 'password_too_short'],
    ['x'.repeat(201), 'password_too_long'],
    ['password123', 'password_common'],
    ['Passw0rd1234', 'password_common'],
    ['iloveyou12345', 'password_common'],
    ['0123456789', 'password_pattern'],
    ['trustno1trustno1', 'password_pattern'],
    ['aaaaaaaaaaaaaa', 'password_pattern'],
    ['sdfghjkl;sdfghjkl;', 'password_pattern'],
    ['Lea Miller 2010', 'password_about_you'],
    ['larkfield2024', 'password_about_you'],
    ['lea.miller@larkfield.example', 'password_about_you'],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, ABOUT)).toBe(fault);
  });

  it('may have a name in it beside enough of its own', () => {
    expect(passwordFault('Lea hates wet socks', ABOUT)).toBeNull();
  });

  it('is judged in moments however long it is', () => {
    expect(passwordFault('ab1 '.repeat(50), ABOUT)).toBe('password_pattern');
  });
});
