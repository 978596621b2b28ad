'use client';

import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

const codes = [
  ...['required', 'email', 'password_too_short', 'password_too_long', 'password_common', 'password_about_you'],
  ...['password_pattern', 'password_weak'],
] as const;
/** What can be wrong with one value; its words are in `common.field`. */
export type FieldFault = (typeof codes)[number];

/** Says what is wrong with a value, or null. */
export type Rule = (value: string) => FieldFault | null;

/** Takes anything, nothing too. */
export const optional: Rule = () => null;
/** Something must stand there. */
export const required: Rule = (value) => (value.trim() === '' ? 'required' : null);
/** Looks like an e-mail address; whether it exists only the post knows. */
export const emailAddress: Rule = (value) =>
  required(value) ?? (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : 'email');
/** A new password: 10 to 200 characters, as the identity contract says. */
export const newPassword: Rule = (value) => {
  if (value.length > 200) return 'password_too_long';
  return required(value) ?? (value.length < 10 ? 'password_too_short' : null);
};

/**
 * The text fields of one form: their values, what is wrong with each, and sending. Checks when the form is sent, not while
 * one types; the first field that fails gets the focus; a fault goes when its field changes. What was typed stays
 * whatever happens.
 */
export function useForm<Name extends string>(rules: Record<Name, Rule>, initial: Partial<Record<Name, string>> = {}) {
  const t = useTranslations('common.field');
  const element = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Partial<Record<Name, string>>>(initial);
  const [faults, setFaults] = useState<Partial<Record<Name, string>>>({});
  const value = (name: Name): string => values[name] ?? '';

  function show(found: Partial<Record<Name, string>>): void {
    setFaults(found);
    for (const name in rules) {
      if (found[name] === undefined) continue;
      const control = element.current?.elements.namedItem(name);
      if (control instanceof HTMLElement) control.focus();
      return;
    }
  }

  return {
    value,
    /** Props for a field of `ui/fields`. */
    field: (name: Name) => ({
      name,
      value: value(name),
      error: faults[name] ?? null,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => {
        const next = event.target.value;
        setValues((present) => ({ ...present, [name]: next }));
        if (faults[name] !== undefined) setFaults((present) => ({ ...present, [name]: undefined }));
      },
    }),
    set: (name: Name, next: string) => setValues((present) => ({ ...present, [name]: next })),
    /** Back to the beginning, after a form was sent and can be filled in again. */
    reset: () => {
      setValues(initial);
      setFaults({});
    },
    /** Shows what the server found: by field, codes of `common.field` or words. */
    fail: (found: Partial<Record<string, string>>) => {
      const words: Partial<Record<Name, string>> = {};
      for (const name in rules) {
        const fault = found[name];
        if (fault === undefined) continue;
        const code = codes.find((known) => known === fault);
        words[name] = code ? t(code) : fault;
      }
      show(words);
    },
    /** Props for the `form` element: `send` runs only when every rule passes. */
    form: (send: (value: (name: Name) => string) => void) => ({
      ref: element,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        const found: Partial<Record<Name, string>> = {};
        for (const name in rules) {
          const fault = rules[name](value(name));
          if (fault !== null) found[name] = t(fault);
        }
        show(found);
        if (Object.keys(found).length === 0) send(value);
      },
    }),
  };
}
