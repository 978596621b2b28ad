'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useProblemWords } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import { toProblem } from '@/ui/problem';
import type { BankItem } from '../../contract';
import { DetailFrame } from './detail-frame';
import { ItemForm } from './form/item-form';
import { ItemDetail } from './item-detail';

/** The chosen item, to read or to edit; `item` null is the form for a new one. */
export function BankDetail({
  course,
  item,
  concepts,
  conceptId,
  beside,
  counts,
  onChanged,
  onOpen,
  onJudge,
  onChoose,
}: {
  course: Course;
  item: BankItem | null;
  concepts: Concept[];
  conceptId: string;
  beside: boolean;
  /** The course counts answers to what nobody has looked at. */
  counts: boolean;
  onChanged: (item: BankItem) => void;
  onOpen: (itemId: string | null) => void;
  onJudge: (items: readonly BankItem[], verdict: 'approve' | 'reject' | 'reopen') => void;
  onChoose: (itemId: string) => void;
}) {
  const t = useTranslations('items');
  const common = useTranslations('common');
  const toast = useToast();
  const wordsOf = useProblemWords();
  const [editing, setEditing] = useState<string | null>(null);

  async function setStatus(id: string, status: BankItem['status'], undoable: boolean) {
    try {
      onChanged(await api<BankItem>(`/courses/${course.id}/items/${id}`, { method: 'PATCH', body: { status } }));
      const back = status === 'active' ? 'retired' : 'active';
      toast({
        text: t(status === 'retired' ? 'detail.retired' : 'detail.restored'),
        ...(undoable ? { action: { label: common('undo'), run: () => void setStatus(id, back, false) } } : {}),
      });
    } catch (thrown) {
      toast({ text: wordsOf(toProblem(thrown)).title, tone: 'fault' });
    }
  }

  return (
    <DetailFrame beside={beside} onClose={() => onOpen(null)}>
      {item === null || editing === item.id ? (
        <ItemForm
          key={item?.id}
          courseId={course.id}
          item={item}
          concepts={concepts}
          conceptId={conceptId}
          onClose={() => (item ? setEditing(null) : onOpen(null))}
          onSaved={(saved) => {
            setEditing(null);
            onChanged(saved);
            onOpen(saved.id);
            toast({ text: t(item ? 'form.saved' : 'form.added') });
          }}
        />
      ) : (
        <ItemDetail
          item={item}
          lang={course.language}
          onEdit={() => setEditing(item.id)}
          counts={counts}
          onStatus={(status) => void setStatus(item.id, status, true)}
          onJudge={(verdict) => onJudge([item], verdict)}
          onChoose={() => onChoose(item.id)}
          onChanged={onChanged}
        />
      )}
    </DetailFrame>
  );
}
