/** French function words, lower case. */
export const FRENCH = `à afin ah ai ainsi alors après as assez au aucun aucune aujourd'hui auquel aura auraient aurait auront aussi aussitôt autant autre
autres aux auxquelles auxquels avaient avait avant avec avez avoir avons ayant beaucoup bien c car ce ceci cela celle celles celui cependant certain
certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci comme comment contre d dans de dedans dehors déjà delà depuis derrière des dès
désormais dessous dessus deux devant devra devrait dit doit doivent donc dont du duquel durant elle elles en encore enfin ensuite entre envers environ es est
et étaient était étant été être eu eux fait faire fais faisait faut fois font furent fut hors ici il ils j jamais je jusqu jusque l la là laquelle le lequel
les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais malgré me même mêmes mes mieux moi moins mon n ne ni non nos notre nôtre nous nul
on ont ou où outre par parce parfois parmi pas pendant peu peut peuvent peux plus plusieurs plutôt pour pourquoi pourrait pourtant pouvait pouvoir près
presque puis puisque qu quand quant que quel quelle quelles quelqu quelque quelques quels qui quiconque quoi quoique rien s sa sans sauf se selon sera
seraient serait seront ses seul seulement si sinon soi soient sois soit sommes son sont sous souvent suis sur surtout t ta tandis tant te tel telle telles
tels tes toi ton toujours tous tout toute toutefois toutes très trop tu un une va vers voici voilà vont vos votre vôtre vous vu y`;
