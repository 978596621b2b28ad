/** Spanish function words, lower case. */
export const SPANISH = `a acá además ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante antes apenas aquel aquella aquellas
aquello aquellos aquí así aun aún aunque bajo bastante bien cabe cada casi cierta ciertas cierto ciertos como cómo con conmigo contigo contra cual cuál
cuales cuáles cualquier cualquiera cuando cuándo cuanta cuánta cuantas cuánto cuanto cuantos cuántos de debajo debe deben debía del delante demás demasiado
dentro desde después detrás donde dónde dos durante e el él ella ellas ello ellos en encima entonces entre era eran eres es esa esas ese eso esos esta está
estaba estaban estado estamos están estar estas este esto estos estoy excepto fue fueron fui ha haber había habían hace hacen hacer hacia han has hasta hay
haya he hemos incluso ir jamás junto la las le les lo los luego mas más me mediante mejor menos mi mí mía mías mientras mío míos mis misma mismas mismo mismos
mucha muchas mucho muchos muy nada nadie ni ningún ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para
pero poca pocas poco pocos podemos poder podría por porque primero puede pueden pues que qué quien quién quienes quiénes quizá quizás se sé sea sean según ser
será serán si sí sido siempre sin sino so sobre sois solamente solo sólo somos son soy su sus suya suyas suyo suyos tal tales también tampoco tan tanta tantas
tanto tantos te tendrá tenemos tener tengo tenía ti tiene tienen toda todas todavía todo todos tras través tu tú tus tuya tuyo un una unas uno unos usted
ustedes va vamos van varias varios veces vez vosotros vuestra vuestro y ya yo`;
