/** German function words, lower case. */
export const GERMAN = `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus außer bei beim beide
beiden bereits besonders bevor bin bis bist bzw da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus darf darin
darüber darum darunter das dass daß davon davor dazu dein deine deinem deinen deiner dem demnach den denen denn dennoch der deren des deshalb dessen
desto dich die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen ebenfalls ebenso eher ein eine einem einen einer eines einige einigen
einiger einiges einmal er erst es etwa etwas euch euer eure falls fast für ganz gar gegen gegenüber gerade gern gibt hab habe haben hat hatte hatten hier
hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jener jenes jetzt
kann kannst kein keine keinem keinen keiner können könnte könnten machen macht man manche mancher manchmal mehr mein meine meinem meinen meiner meist
mich mir mit möchte muss muß müssen musst nach nachdem neben nein nicht nichts nie nimmt noch nun nur ob oben obwohl oder oft ohne schon sehr sein seine
seinem seinen seiner seines seit selbst sich sie sind so sobald sodass sogar solange solche solchem solchen solcher soll sollen sollte sollten somit
sondern sonst soweit sowie sowohl statt trotz trotzdem über um und uns unser unsere unserem unseren unserer unter vom von vor vorher während wann war waren
warum was weder wegen weil weiter welche welchem welchen welcher welches wem wen wenig wenige wenn wer werde werden weshalb wessen wie wieder wieso will wir
wird wirst wo wobei wodurch wohin womit woran worauf worden worin wurde wurden würde würden zu zudem zum zunächst zur zwar zwischen`;
