import { describe, expect, it } from 'vitest';
import { emailAddress, newPassword, optional, required } from './use-form';

describe('rules of fields', () => {
  it('want something to stand there', () => {
    expect(required('  ')).toBe('required');
    expect(required('x')).toBeNull();
    expect(optional('')).toBeNull();
  });
  it.each(['a@b.de', ' amara.o+x@school.example.org '])('take the address %s', (address) => {
    expect(emailAddress(address)).toBeNull();
  });
  it.each(['a', 'a@b', 'a b@c.de', '@b.de'])('question the address %s', (address) => {
    expect(emailAddress(address)).toBe('email');
  });
  it('want passwords of 10 to 200 characters', () => {
    expect(newPassword('')).toBe('required');
    expect(newPassword('123456789')).toBe('password_too_short');
    expect(newPassword('1234567890')).toBeNull();
    expect(newPassword('x'.repeat(201))).toBe('password_too_long');
  });
});
