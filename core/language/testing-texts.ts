/** A small course in one language, and questions with the heading that answers each: inflected, accents left out, endings changed. */
export interface LanguageText {
  language: string;
  files: Record<string, string>;
  questions: [question: string, heading: string][];
  /** Terms that the material defines. */
  concepts: string[];
}

export const LANGUAGE_TEXTS: LanguageText[] = [
  {
    language: 'en',
    files: {
      'machines.md': `# Rotating machines

## Bearing

A **bearing** carries the load of a shaft and lets it turn with little friction. It has to be greased before it runs dry.

## Seal

A **seal** keeps the grease in and the dirt out. When its lip is worn, the machine leaks.

## Alignment

Two coupled shafts are aligned when their axes form one line. Misaligned shafts vibrate and wear the coupling out.
`,
    },
    questions: [
      ['Why do bearings need greasing?', 'Bearing'],
      ['leaking seals', 'Seal'],
      ['What do misaligned couplings do?', 'Alignment'],
    ],
    concepts: ['Bearing', 'Seal'],
  },
  {
    language: 'es',
    files: {
      'maquinas.md': `# Máquinas rotativas

## Rodamiento

Un **rodamiento** soporta la carga del eje y permite que gire con poca fricción. Hay que engrasarlo antes de que se quede seco.

## Retén

Un **retén** mantiene la grasa dentro y la suciedad fuera. Cuando su labio se desgasta, la máquina pierde aceite.

## Alineación

Dos ejes acoplados están alineados cuando forman una sola línea. Los ejes desalineados producen vibración y desgastan el acoplamiento, y la lubricación no lo remedia.
`,
      'glosario.md': `# Glosario

**Lubricación**: aplicación de aceite o grasa entre superficies que se mueven para reducir la fricción.
`,
    },
    questions: [
      ['¿Por qué hay que engrasar los rodamientos?', 'Rodamiento'],
      ['reten desgastado', 'Retén'],
      ['vibraciones de ejes desalineados', 'Alineación'],
      ['que es la lubricacion', 'Glosario'],
    ],
    concepts: ['Rodamiento', 'Retén', 'Lubricación'],
  },
  {
    language: 'fr',
    files: {
      'machines.md': `# Machines tournantes

## Roulement

Un **roulement** porte la charge de l'arbre et le laisse tourner avec peu de frottement. Il faut le graisser avant qu'il ne soit sec.

## Étanchéité

L'**étanchéité** garde la graisse à l'intérieur et la saleté à l'extérieur. Quand la lèvre du joint est usée, la machine fuit.

## Alignement

Deux arbres accouplés sont alignés quand leurs axes forment une seule ligne. Des arbres mal alignés vibrent et usent l'accouplement; la maintenance préventive les contrôle.
`,
      'glossaire.md': `# Glossaire

**Maintenance préventive**: ensemble des travaux qui sont faits avant la panne, à des intervalles fixés.
`,
    },
    questions: [
      ['Pourquoi graisse-t-on les roulements ?', 'Roulement'],
      ['etancheite', 'Étanchéité'],
      ["qu'arrive-t-il à l'arbre mal aligné ?", 'Alignement'],
      ['la maintenance preventive, c’est quoi ?', 'Glossaire'],
    ],
    concepts: ['Roulement', 'Étanchéité', 'Maintenance préventive'],
  },
  {
    language: 'de',
    files: {
      'maschinen.md': `# Drehende Maschinen

## Wälzlager

Ein **Wälzlager** trägt die Last der Welle und lässt sie sich mit wenig Reibung drehen. Es muss geschmiert werden, bevor es trocken läuft.

## Dichtung

Eine **Dichtung** hält das Fett innen und den Schmutz draußen. Wenn ihre Lippe verschlissen ist, wird die Maschine undicht.

## Ausrichtung

Zwei gekuppelte Wellen sind ausgerichtet, wenn ihre Achsen eine Linie bilden. Schlecht ausgerichtete Wellen schwingen und verschleißen die Kupplung. Der Instandhaltungsplan nennt, wann man sie prüft.
`,
      'glossar.md': `# Glossar

**Instandhaltungsplan**: Liste der Arbeiten, die an einer Maschine zu festen Zeiten getan werden, bevor sie ausfällt.
`,
    },
    questions: [
      ['Warum muss man die Wälzlagern schmieren?', 'Wälzlager'],
      ['waelzlager', 'Wälzlager'],
      ['undichte Dichtungen', 'Dichtung'],
      ['Was passiert mit schlecht ausgerichteten Kupplungen?', 'Ausrichtung'],
      ['Liste der Arbeit an Maschinen', 'Glossar'],
    ],
    concepts: ['Wälzlager', 'Dichtung', 'Instandhaltungsplan'],
  },
  {
    language: 'ar',
    files: {
      'machines.md': `# الآلات الدوارة

## المحمل

**المحمل** جزء يحمل وزن العمود ويسمح له بالدوران مع احتكاك قليل. يجب تشحيمه قبل أن يجف.

## مانع التسرب

**مانع التسرب** يحفظ الشحم في الداخل ويمنع الأوساخ من الدخول. عندما تتآكل حافته تتسرب الزيوت من الآلة.

## المحاذاة

يكون العمودان المتصلان على محاذاة صحيحة عندما يشكل محوراهما خطا واحدا. الأعمدة غير المتحاذية تهتز وتتلف الوصلة. الصيانة الوقائية تكشف ذلك.
`,
      'glossary.md': `# المصطلحات

**الصيانة الوقائية**: مجموعة الأعمال التي تنجز قبل حدوث العطل في أوقات محددة.
`,
    },
    questions: [
      ['لماذا يجب تشحيم المحامل؟', 'المحمل'],
      ['تسرب الزيت', 'مانع التسرب'],
      ['اهتزاز الاعمدة', 'المحاذاة'],
      ['ما هي صيانه وقائيه', 'المصطلحات'],
    ],
    concepts: ['المحمل', 'مانع التسرب', 'الصيانة الوقائية'],
  },
];
