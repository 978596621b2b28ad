import { renderSource } from './platform/markdown/render';
import { parseDocument } from './platform/markdown/parse';
for (const mb of [0.5, 1, 2]) {
  const text = '# Big\n\n' + Array.from({length: mb*1e6/200}, (_,i)=>`## Part ${i}\n\nA paragraph with *emphasis*, \`code\` and [a link](x.md) that goes on for a while, and then some more words to fill it up.\n\n- one\n- two\n`).join('\n');
  let s=performance.now(); const d=parseDocument(text,'a.md'); const p=performance.now()-s; s=performance.now(); const html=await renderSource(text,{path:'a.md',highlights:d.passages.map((x,i)=>({id:String(i),start:x.start,end:x.end}))}); console.log(mb,'MB', text.length, 'parse',Math.round(p),'render',Math.round(performance.now()-s), html.length, d.passages.length);
}
