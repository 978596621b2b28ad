'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Me } from '@/features/identity/contract';
import { AccountButton } from './account-button';

const loadPanel = () => import('./account-panel').then((module) => module.AccountPanel);

/** The account menu at the end of the top bar. The menu itself comes with the first touch of its button. */
export function AccountMenu({ me }: { me: Me }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <AccountButton
      name={me.name}
      aria-expanded={wanted}
      onPointerEnter={() => void loadPanel()}
      onFocus={() => void loadPanel()}
      onClick={() => setWanted(true)}
    />
  );
  return wanted ? <Panel me={me} /> : button;
}

const Panel = dynamic(loadPanel, { ssr: false });
