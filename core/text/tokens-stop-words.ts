/** English function words, lower case: they carry grammar, not subject matter. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above across after again against all almost along already also although always am among an and another any anybody anyone anything are ' +
    "aren't around as at away back be became because become becomes been before behind being below between both but by came can can't cannot come " +
    "could couldn't did didn't do does doesn't doing don't done down during each either else enough etc even ever every everybody everyone everything " +
    "except few first for from further get gets getting give given gives go goes going gone got had hadn't has hasn't have haven't having he her " +
    "here hers herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself just keep kept let " +
    "let's like likely made make makes making many may maybe me might mine more moreover most mostly much must my myself near nearly need needs " +
    'neither never nevertheless next no nobody none nor not nothing now of off often on once one ones only onto or other others otherwise ought our ' +
    'ours ourselves out over own particular per perhaps put quite rather really same say says second see seem seems seen several shall she should ' +
    "shouldn't since so some somebody someone something sometimes somewhat soon still such take taken takes than that that's the their theirs them " +
    'themselves then there thereby therefore these they third this those though three through throughout thus to together too toward towards two under ' +
    "unless until up upon us use used uses using usually various very via was wasn't way ways we we'll we're we've well went were weren't what " +
    "whatever when whenever where whereas wherever whether which while who whoever whole whom whose why will with within without won't would " +
    "wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves e.g i.e eg ie cf vs"
  ).split(' '),
);
